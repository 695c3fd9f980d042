// Asks an endpoint with Comunica: node comunica.mjs ENDPOINT QUERY prints one JSON value.
import { QueryEngine } from "@comunica/query-sparql";

const [endpoint, query] = process.argv.slice(2);
const engine = new QueryEngine();
const result = await engine.query(query, { sources: [{ type: "sparql", value: endpoint }] });
const found = {
  boolean: async () => result.execute(),
  bindings: async () => {
    const rows = await (await result.execute()).toArray();
    return rows.map((row) => Object.fromEntries([...row].map(([key, term]) => [key.value, term.value])));
  },
  quads: async () => {
    const quads = await (await result.execute()).toArray();
    return quads.map((quad) => [quad.subject.value, quad.predicate.value, quad.object.value]);
  },
};
console.log(JSON.stringify(await found[result.resultType]()));
