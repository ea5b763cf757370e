// Small comforts; every page works without them.
"use strict";

// ---- keys: data-key="/" or "Escape" or, after g, "g a" ----
let pending = "";
const silent = () => localStorage.getItem("kdim-keys") === "off";
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-keys]")) localStorage.setItem("kdim-keys", event.target.checked ? "on" : "off");
});
document.querySelectorAll("[data-keys]").forEach((box) => (box.checked = !silent()));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const typing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  if (event.key !== "Escape" && (typing || silent())) return;
  const key = pending ? `${pending} ${event.key}` : event.key;
  pending = !pending && event.key === "g" ? "g" : "";
  const found = [...document.querySelectorAll("[data-key]")].find(
    (one) => one.dataset.key === key && one.getClientRects().length,
  );
  if (!found) return;
  event.preventDefault();
  if (found.matches("input, textarea, select")) {
    found.focus();
    found.select?.();
  } else found.click();
});

// ---- a form that is sent once is not sent twice ----
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
  // After this turn, so that the button's own name and value still travel.
  setTimeout(() => {
    for (const button of form.querySelectorAll("button:not([type=button])")) {
      button.disabled = true;
      if (button === event.submitter) button.setAttribute("aria-busy", "true");
    }
  });
});
const release = (form) => {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("button:not([type=button])")) {
    button.disabled = false;
    button.removeAttribute("aria-busy");
  }
};
addEventListener("pageshow", (event) => event.persisted && document.querySelectorAll("form[data-sent]").forEach(release));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form[data-sent]");
  if (form) release(form);
});

// ---- an amount is read back while it is typed ----
const small = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];
const spell = (n) => {
  const join = (head, rest) => (rest ? `${head} ${spell(rest)}` : head);
  if (n < 12) return small[n];
  if (n < 20) return `${small[n - 10]} belas`;
  if (n < 100) return join(`${small[Math.floor(n / 10)]} puluh`, n % 10);
  if (n < 200) return join("seratus", n - 100);
  if (n < 1000) return join(`${small[Math.floor(n / 100)]} ratus`, n % 100);
  if (n < 2000) return join("seribu", n - 1000);
  for (const [scale, word] of [[1e12, "triliun"], [1e9, "miliar"], [1e6, "juta"], [1e3, "ribu"]])
    if (n >= scale) return join(`${spell(Math.floor(n / scale))} ${word}`, n % scale);
};
const echo = (input) => {
  const output = input.closest(".field")?.querySelector("output");
  // Only what can mean one thing is read back: the server reads the rest.
  const plain = input.value.trim().replace(/^rp\.?\s*/i, "").replace(/(,-|,00)$/, "");
  const sure = /^\d{1,3}([., ]\d{3})*$|^\d{1,15}$/.test(plain);
  const amount = sure ? Number(plain.replace(/\D/g, "")) : 0;
  if (output) output.textContent = amount && amount < 1e15 ? `Rp${amount.toLocaleString("id-ID")} · ${spell(amount)} rupiah` : "";
};
document.addEventListener("input", (event) => event.target.matches("[data-money]") && echo(event.target));
document.querySelectorAll("[data-money]").forEach(echo);

// ---- buttons that need a script are hidden until there is one ----
document.querySelectorAll("[data-script]").forEach((one) => one.removeAttribute("hidden"));
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-share], [data-print], [data-copy]");
  if (!button) return;
  if ("print" in button.dataset) window.print();
  else if ("copy" in button.dataset) {
    await navigator.clipboard.writeText(button.dataset.copy);
    const label = button.querySelector("span") ?? button;
    label.textContent = button.dataset.done ?? "✓";
  } else if (navigator.share) {
    event.preventDefault();
    navigator.share({ text: button.dataset.text, url: button.dataset.share }).catch(() => {});
  }
});

// ---- who types at once loses no letter: a busy browser gives the focus of the page late ----
document.querySelector("[autofocus]")?.focus();

// ---- what is wrong is found at once ----
document.getElementById("summary")?.focus();

// ---- debit and credit are added up while they are typed ----
const figures = (input) => Number(input.value.replace(/(,-|,00)$/, "").replace(/\D/g, "")) || 0;
document.addEventListener("input", (event) => {
  const rows = event.target.closest("[data-sums]");
  if (!rows) return;
  const side = (name) => [...rows.querySelectorAll(`input[name$="-${name}"]`)].reduce((sum, one) => sum + figures(one), 0);
  const sums = { debit: side("debit"), credit: side("credit") };
  sums.difference = Math.abs(sums.debit - sums.credit);
  for (const [name, sum] of Object.entries(sums)) rows.querySelector(`[data-sum="${name}"]`).textContent = `Rp${sum.toLocaleString("id-ID")}`;
});

// ---- shares of a whole are added up while they are typed ----
document.addEventListener("input", (event) => {
  const shares = event.target.closest("[data-shares]");
  if (!shares) return;
  const typed = [...shares.querySelectorAll('input[name^="share_"], input[name$="_share"]')];
  const sum = typed.reduce((total, one) => total + (parseFloat(one.value.replace(",", ".")) || 0), 0);
  shares.querySelector("[data-share-sum]").textContent = `${sum.toLocaleString("id-ID", { maximumFractionDigits: 4 })}%`;
});
