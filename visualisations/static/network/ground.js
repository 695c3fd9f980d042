// Ground that is taken: boxes by the square they stand on, so that a free place is found without asking all.
((rd) => {
  "use strict";

  const SQUARE = 96;
  const square = (value) => Math.floor(value / SQUARE);
  const clash = (one, other) =>
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

  /** Whether two boxes share any ground. */
  rd.clash = clash;

  /** Make ground: `add` takes a box for its owner, `hit` tells whether a box touches one of another. */
  rd.ground = () => {
    const squares = new Map();

    function* over([left, top, right, bottom]) {
      for (let x = square(left); x <= square(right); x += 1) {
        for (let y = square(top); y <= square(bottom); y += 1) yield x + " " + y;
      }
    }

    return {
      add(box, owner) {
        for (const key of over(box)) {
          if (!squares.has(key)) squares.set(key, []);
          squares.get(key).push([box, owner]);
        }
      },
      hit(box, owner = null) {
        for (const key of over(box)) {
          for (const [other, whose] of squares.get(key) || []) if (whose !== owner && clash(box, other)) return true;
        }
        return false;
      },
    };
  };
})(window.rodedraad);
