// Marks the annotations of an article in its text without touching the text: each layer is a CSS custom highlight,
// so Arabic letters stay joined. Without this script the page is whole; the records stand beside the text.
"use strict";

(() => {
  const text = document.getElementById("text");
  const data = document.getElementById("highlights");
  if (!text || !data || !("highlights" in CSS) || typeof Highlight === "undefined") return;

  const layers = JSON.parse(data.textContent).layers;

  // The text nodes in order, each with the offset (in UTF-16 units) where it begins.
  const nodes = [];
  let length = 0;
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    nodes.push([length, walker.currentNode]);
    length += walker.currentNode.length;
  }

  const place = (offset, isEnd) => {
    let low = 0;
    let high = nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (isEnd ? nodes[middle][0] < offset : nodes[middle][0] <= offset) low = middle;
      else high = middle - 1;
    }
    const [start, node] = nodes[low];
    return [node, Math.min(offset - start, node.length)];
  };

  const range = ([start, end]) => {
    const found = new Range();
    found.setStart(...place(start, false));
    found.setEnd(...place(end, true));
    return found;
  };

  const made = {};
  const order = ["statements", "mentions", "times", "quantities", "cues", "events", "wordings"];
  order.forEach((name, priority) => {
    made[name] = new Highlight(...(layers[name] || []).map(range));
    made[name].priority = priority;
  });

  const show = (name, on) => {
    if (on) CSS.highlights.set(name, made[name]);
    else CSS.highlights.delete(name);
    if (name === "statements") show("cues", on);
  };

  const panel = document.getElementById("layers");
  panel.hidden = false;
  for (const box of panel.querySelectorAll("input")) {
    show(box.value, box.checked);
    box.addEventListener("change", () => show(box.value, box.checked));
  }

  // A record that is chosen is shown in the text.
  const chosen = new Highlight();
  chosen.priority = order.length;
  CSS.highlights.set("chosen", chosen);
  document.getElementById("records").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const item = link && link.closest("li[data-layer]");
    if (!item) return;
    event.preventDefault();
    const found = range(layers[item.dataset.layer][Number(item.dataset.n)]);
    chosen.clear();
    chosen.add(found);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    found.startContainer.parentElement.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  });
})();
