// A collective list by keyboard: Enter goes to the next amount, the sum runs along, a box finds a row.
"use strict";

const list = document.querySelector("[data-collect]");
const amounts = () => [...(list?.querySelectorAll(".collect-amount input") ?? [])];
const seen = () => amounts().filter((input) => !input.closest("tr").hidden);
// Only what can mean one thing is added up here: the server reads the rest.
const worth = (text) => {
  const plain = text.trim().toLowerCase().replace(/^rp\.?\s*/, "").replace(/(,-|,00)$/, "");
  const unit = plain.match(/^(\d+(?:[.,]\d{1,2})?)\s*(rb|ribu|jt|juta)$/);
  if (unit) return Math.round(Number(unit[1].replace(",", ".")) * (unit[2].startsWith("j") ? 1e6 : 1e3));
  return /^\d{1,3}([., ]\d{3})*$|^\d{1,15}$/.test(plain) ? Number(plain.replace(/\D/g, "")) : 0;
};
const add = () => {
  const paid = amounts().map((input) => worth(input.value)).filter(Boolean);
  list.querySelector("[data-collect-total]").textContent = `Rp${paid.reduce((sum, one) => sum + one, 0).toLocaleString("id-ID")}`;
  list.querySelector("[data-collect-count]").textContent = paid.length.toLocaleString("id-ID");
};
let typed = false;
if (amounts().length) {
  const finder = list.querySelector("[data-collect-find]");
  list.addEventListener("input", (event) => {
    if (event.target === finder) {
      const words = finder.value.toLowerCase().split(/\s+/);
      for (const row of list.querySelectorAll("tbody tr"))
        row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
    } else {
      typed = true;
      add();
    }
  });
  list.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === finder && ["Enter", "ArrowDown"].includes(event.key)) {
      event.preventDefault();
      return seen()[0]?.focus();
    }
    const here = seen().indexOf(event.target);
    if (here < 0 || !["Enter", "ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    const next = seen()[here + (event.key === "ArrowUp" ? -1 : 1)];
    if (next) next.focus();
    else if (event.key === "Enter") list.querySelector(".collect-sum .button:not([type=button])").focus();
  });
  list.addEventListener("focusin", (event) => event.target.matches(".collect-amount input") && event.target.select());
  list.querySelector("[data-collect-clear]").addEventListener("click", () => {
    for (const input of amounts()) input.value = "";
    typed = true;
    add();
    seen()[0]?.focus();
  });
  if (!document.getElementById("summary")) amounts()[0].focus();
  addEventListener("submit", () => (typed = false));
  addEventListener("beforeunload", (event) => typed && event.preventDefault());
}
