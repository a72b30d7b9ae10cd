// Single keys for the answers of the review. Without this script the buttons do the same.

const on = document.querySelector("#keys");
let sent = false;

document.querySelector(".switch")?.removeAttribute("hidden");
if (on) {
  on.checked = remembered() !== "off";
  on.addEventListener("change", () => remember(on.checked ? "on" : "off"));
}

// After an answer the next question is read out.
if (document.querySelector(".said, .fault")) document.querySelector("#asked")?.focus({ preventScroll: true });
document.querySelector("details[data-key][open] input[name=words]")?.focus();

// A page out of the browser's memory may ask what was answered since.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  if (sent) event.preventDefault();
  sent = true;
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || sent) return;
  const open = event.target.closest("details[data-key]");
  if (event.key === "Escape" && open) {
    open.open = false;
    open.querySelector("summary").focus();
    return;
  }
  if (!on?.checked || typing(event.target)) return;
  const meant = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key.toLowerCase());
  if (!meant) return;
  event.preventDefault();
  if (meant instanceof HTMLDetailsElement) {
    meant.open = true;
    meant.querySelector("input[name=words]").focus();
  } else {
    meant.click();
  }
});

function typing(element) {
  return element.closest("input:not([type=checkbox]), select, textarea") !== null;
}

function remembered() {
  try {
    return localStorage.getItem("dateline-keys");
  } catch {
    return null;
  }
}

function remember(value) {
  try {
    localStorage.setItem("dateline-keys", value);
  } catch {
    // Where nothing may be kept, it holds for this page.
  }
}
