// Reads a file for Cytoscape as it does itself: node cytoscape.mjs FILE prints what it holds.
import { readFileSync } from "node:fs";
import cytoscape from "cytoscape";

const { elements } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const held = cytoscape({ headless: true, elements, layout: { name: "preset" } });
const [node] = held.nodes();
console.log(JSON.stringify({
  nodes: held.nodes().length,
  edges: held.edges().length,
  position: node.position(),
  id: node.id(),
  name: node.data("name"),
  ends: held.edges().every((edge) => edge.source().length === 1 && edge.target().length === 1),
}));
