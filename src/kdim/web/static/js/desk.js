// The desk by keyboard: arrows walk through the hits, Enter in the box opens the first, a month fills in its amount.
"use strict";

const box = document.querySelector("[data-find] input");
const hits = () => [...document.querySelectorAll("#hits a.row")];
const fresh = () => document.getElementById("hits")?.dataset.words.trim() === box?.value.trim();
const markFirst = () => hits().forEach((hit, n) => hit.classList.toggle("row-next", n === 0));
if (box) {
  box.addEventListener("keydown", (event) => {
    const [first] = hits();
    if (!first || !fresh() || event.isComposing) return; // what is typed is ahead of the list: the server decides
    if (event.key === "ArrowDown") {
      event.preventDefault();
      (hits()[1] ?? first).focus();
      if (hits().length > 1) first.classList.remove("row-next");
    } else if (event.key === "Enter") {
      event.preventDefault();
      first.click();
    }
  });
  document.addEventListener("keydown", (event) => {
    const here = hits().indexOf(document.activeElement);
    if (here < 0) return;
    if (event.key === "ArrowDown") hits()[here + 1]?.focus();
    else if (event.key === "ArrowUp") (here ? hits()[here - 1] : box).focus();
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) return box.focus();
    else return;
    event.preventDefault();
    markFirst();
  });
  box.addEventListener("focus", markFirst);
  document.addEventListener("htmx:afterSwap", markFirst);
  markFirst();
  box.setSelectionRange(box.value.length, box.value.length);
}

const amount = document.querySelector(".counter [name=amount]");
amount?.select();
document.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-fill]");
  if (!choice || !amount) return;
  event.preventDefault();
  amount.value = choice.dataset.fill;
  amount.dispatchEvent(new Event("input", { bubbles: true }));
  amount.focus();
});

const counting = document.querySelector("[data-count]");
if (counting) {
  const pieces = [...counting.querySelectorAll("[data-piece]")];
  const sum = counting.querySelector("[data-count-sum]");
  const add = () => {
    const total = pieces.reduce((all, one) => all + (Number(one.value) || 0) * Number(one.dataset.piece), 0);
    sum.textContent = `Rp${total.toLocaleString("id-ID")}`;
  };
  counting.addEventListener("input", add);
  counting.addEventListener("keydown", (event) => {
    const here = pieces.indexOf(event.target);
    const next = pieces[here + 1];
    if (event.key !== "Enter" || here < 0 || !next) return; // Enter walks down the pieces; after the last it sends
    event.preventDefault();
    next.focus();
    next.select();
  });
  add();
}
