// Searches and narrowed lists that a reader keeps: names and addresses in this browser alone, known to nobody else. Without this script
// the block stays hidden, and a bookmark does the same: an address says all there is to say.
"use strict";

(() => {
  const block = document.getElementById("kept");
  if (!block) return;
  const PLACE = "isnad-kept";
  const MOST = 50;
  const HERE = /^\/(?:search)?\?[^#]*$/;
  const list = block.querySelector("ul");
  const keep = block.querySelector("button");
  const none = block.querySelector(".none");

  const all = () => {
    try {
      const found = JSON.parse(localStorage.getItem(PLACE) || "[]");
      return Array.isArray(found)
        ? found.filter((one) => one && typeof one.name === "string" && HERE.test(one.address)).slice(0, MOST)
        : [];
    } catch {
      return [];
    }
  };

  const write = (kept) => {
    try {
      localStorage.setItem(PLACE, JSON.stringify(kept.slice(0, MOST)));
    } catch {
      // A browser that keeps nothing shows nothing kept.
    }
    show();
  };

  // What is asked for here, without the language and the page of the list.
  const address = () => {
    const asked = new URLSearchParams(location.search);
    for (const name of ["lang", "page"]) asked.delete(name);
    for (const [name, value] of [...asked]) if (!value) asked.delete(name);
    return `${location.pathname}?${asked}`;
  };

  const show = () => {
    const kept = all();
    list.replaceChildren(...kept.map((one) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = one.address;
      link.dir = "auto";
      link.textContent = one.name;
      if (one.address === address()) link.setAttribute("aria-current", "page");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "×";
      button.setAttribute("aria-label", `${block.dataset.remove}: ${one.name}`);
      button.addEventListener("click", () => write(all().filter((other) => other.address !== one.address)));
      item.append(link, button);
      return item;
    }));
    none.hidden = kept.length > 0;
    keep.hidden = !block.dataset.name || kept.some((one) => one.address === address());
    block.hidden = kept.length === 0 && keep.hidden;
  };

  keep.addEventListener("click", () => {
    write([{ name: block.dataset.name.slice(0, 300), address: address() }, ...all()]);
    list.querySelector("a")?.focus();
  });
  addEventListener("storage", show);
  show();
})();
