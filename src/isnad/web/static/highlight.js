// Marks the annotations of an article in its text without touching the text: each layer is a CSS custom highlight,
// so Arabic letters stay joined. Pointing at a record, touching it or stepping to it by key shows a copy of its entry
// in the list. Without this script the page is whole: the records stand beside the text, and the form marks layers.
"use strict";

(() => {
  const text = document.getElementById("text");
  const data = document.getElementById("highlights");
  if (!text || !data || !("highlights" in CSS) || typeof Highlight === "undefined") return;

  const layers = JSON.parse(data.textContent).layers;
  const form = document.getElementById("layers");
  const list = document.getElementById("records");
  const card = document.getElementById("card");
  text.classList.remove("marked");

  // The text nodes in order, each with the offset (in UTF-16 units) where it begins.
  const nodes = [];
  const starts = new Map();
  let length = 0;
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    nodes.push([length, walker.currentNode]);
    starts.set(walker.currentNode, length);
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
  const order = ["statements", "pledges", "denials", "mentions", "times", "quantities", "cues", "events", "wordings"];
  order.forEach((name, priority) => {
    made[name] = new Highlight(...(layers[name] || []).map(range));
    made[name].priority = priority;
  });

  const show = (name, on) => {
    if (on) CSS.highlights.set(name, made[name]);
    else CSS.highlights.delete(name);
    if (name === "statements") show("cues", on);
  };

  // The layers, and the address that shows the same.
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const visible = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const keep = () => {
    const address = new URL(location.href);
    address.searchParams.delete("marks");
    address.searchParams.delete("show");
    for (const name of ["", ...visible()]) address.searchParams.append("show", name);
    history.replaceState(null, "", address);
  };
  form.querySelector(".buttons").hidden = true;
  form.querySelector(".hint").hidden = false;
  for (const box of boxes) {
    show(box.value, box.checked);
    box.addEventListener("change", () => {
      show(box.value, box.checked);
      keep();
    });
  }

  // The record that is pointed at.
  const chosen = new Highlight();
  chosen.priority = order.length;
  CSS.highlights.set("chosen", chosen);
  let current = null;

  const narrowest = (offset) => {
    let best = null;
    for (const name of visible()) {
      (layers[name] || []).forEach(([start, end], n) => {
        if (start <= offset && offset < end && (!best || end - start < best.size)) best = { name, n, start, size: end - start };
      });
    }
    return best;
  };

  const offsetAt = (x, y) => {
    let node;
    let at;
    if (document.caretPositionFromPoint) {
      const found = document.caretPositionFromPoint(x, y);
      if (found) [node, at] = [found.offsetNode, found.offset];
    } else if (document.caretRangeFromPoint) {
      const found = document.caretRangeFromPoint(x, y);
      if (found) [node, at] = [found.startContainer, found.startOffset];
    }
    if (!starts.has(node)) return null;
    // The caret may be the nearest one to a point beside the text: then nothing is pointed at.
    const near = new Range();
    near.setStart(node, Math.max(0, at - 1));
    near.setEnd(node, Math.min(node.length, at + 1));
    const inside = [...near.getClientRects()].some((r) => x >= r.left - 2 && x <= r.right + 2 && y >= r.top - 2 && y <= r.bottom + 2);
    return inside ? starts.get(node) + at : null;
  };

  const choose = (record) => {
    chosen.clear();
    if (record) chosen.add(range(layers[record.name][record.n]));
    return record && chosen.values().next().value;
  };

  const hide = () => {
    current = null;
    card.hidden = true;
    choose(null);
  };

  const present = (record) => {
    if (current && record && current.name === record.name && current.n === record.n) return;
    if (!record) return hide();
    current = record;
    const item = list.querySelector(`li[data-layer="${record.name}"][data-n="${record.n}"]`);
    if (!item) return hide();
    const where = choose(record).getBoundingClientRect();
    card.replaceChildren(...[...item.cloneNode(true).childNodes]);
    card.dir = document.documentElement.dir;
    card.hidden = false;
    const below = where.bottom + card.offsetHeight + 12 < innerHeight;
    const top = below ? where.bottom + 8 : Math.max(8, where.top - card.offsetHeight - 8);
    const left = Math.min(Math.max(8, where.left + where.width / 2 - card.offsetWidth / 2), innerWidth - card.offsetWidth - 8);
    card.style.top = `${top}px`;
    card.style.left = `${left}px`;
  };

  let waiting = 0;
  text.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse") return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const offset = offsetAt(event.clientX, event.clientY);
      present(offset === null ? null : narrowest(offset));
    }, 90);
  });
  text.addEventListener("pointerleave", () => clearTimeout(waiting));
  text.addEventListener("click", (event) => {
    const offset = offsetAt(event.clientX, event.clientY);
    present(offset === null ? null : narrowest(offset));
  });
  document.addEventListener("pointerdown", (event) => {
    if (!card.contains(event.target) && !text.contains(event.target)) hide();
  });
  addEventListener("scroll", () => { if (current && !current.stepped) hide(); }, { passive: true });

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const scroll = (found) => found.startContainer.parentElement.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });

  // By key: the text takes the focus, the arrows step from record to record in reading order.
  text.tabIndex = 0;
  text.addEventListener("keydown", (event) => {
    const forward = { ArrowLeft: true, ArrowDown: true, ArrowRight: false, ArrowUp: false }[event.key];
    if (event.key === "Escape") return hide();
    if (forward === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = visible()
      .flatMap((name) => (layers[name] || []).map(([start, end], n) => ({ name, n, start, size: end - start, stepped: true })))
      .sort((a, b) => a.start - b.start || b.size - a.size);
    if (!all.length) return;
    event.preventDefault();
    const at = current ? all.findIndex((one) => one.name === current.name && one.n === current.n) : forward ? -1 : all.length;
    const next = all[Math.min(Math.max(at + (forward ? 1 : -1), 0), all.length - 1)];
    range(layers[next.name][next.n]).startContainer.parentElement.scrollIntoView({ block: "nearest" });
    present(next);
  });
  text.addEventListener("blur", () => { if (current && current.stepped) hide(); });

  // From the list: a record that has the focus is shown in the text, one that is followed is brought into view.
  const ofItem = (event) => {
    const item = event.target.closest("li[data-layer]");
    return item && { name: item.dataset.layer, n: Number(item.dataset.n) };
  };
  list.addEventListener("focusin", (event) => {
    const record = ofItem(event);
    if (record) choose(record);
  });
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const record = link && link.parentElement.matches("li[data-layer]") && ofItem(event);
    if (!record) return;
    event.preventDefault();
    scroll(choose(record));
  });
})();
