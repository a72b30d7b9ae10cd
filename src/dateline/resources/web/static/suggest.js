// Suggestions under a field, as the listbox pattern of ARIA 1.2 has it: the focus stays in the field, the arrows
// choose. Without this script the field is a plain one.
//
// <input data-suggest="actor place"> takes suggestions of these kinds. A chosen one is written into the field; with
// data-leads it is opened instead.

const PAUSE = 120; // milliseconds without a key before the server is asked
const LIMIT = 8;
const WORDS = { actor: "who", place: "where", type: "what" };

class Suggestions {
  constructor(field) {
    this.field = field;
    this.found = [];
    this.active = -1;
    this.list = document.createElement("ul");
    this.list.id = `${field.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.said = document.createElement("span");
    this.said.className = "hidden";
    this.said.setAttribute("role", "status");
    field.after(this.list, this.said);
    for (const [name, value] of [["role", "combobox"], ["autocomplete", "off"], ["aria-autocomplete", "list"],
      ["aria-expanded", "false"], ["aria-controls", this.list.id]]) field.setAttribute(name, value);
    field.addEventListener("input", () => this.soon());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose([...this.list.children].indexOf(option));
    });
  }

  soon() {
    clearTimeout(this.timer);
    this.asked?.abort();
    if (this.field.value.trim()) this.timer = setTimeout(() => this.ask(), PAUSE);
    else this.close();
  }

  async ask() {
    this.asked = new AbortController();
    const query = new URLSearchParams({ text: this.field.value.trim().slice(0, 500), limit: LIMIT });
    for (const what of this.field.dataset.suggest.split(" ")) query.append("what", what);
    try {
      const answer = await fetch(`/api/suggest?${query}`, { signal: this.asked.signal });
      if (answer.ok) this.show((await answer.json()).suggestions);
      else this.close();
    } catch (fault) {
      if (fault.name !== "AbortError") this.close();
    }
  }

  show(found) {
    if (document.activeElement !== this.field) return;
    this.found = found;
    this.active = -1;
    this.field.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(...found.map((one, at) => this.option(one, at)));
    this.list.hidden = !found.length;
    this.field.setAttribute("aria-expanded", String(found.length > 0));
    this.said.textContent = found.length ? `${found.length} suggestions` : "no suggestions";
  }

  option(one, at) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${at}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const name = document.createElement("bdi");
    name.textContent = one.name;
    const about = document.createElement("small");
    const kind = one.what === "type" && one.name !== one.value ? one.value : one.kind ?? WORDS[one.what];
    about.textContent = [kind, one.country, one.told.toLocaleString("en")].filter(Boolean).join(" · ");
    option.append(name, " ", about);
    return option;
  }

  key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape" && !this.list.hidden) this.close();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (this.list.hidden) this.soon();
      else this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && this.active >= 0 && !this.list.hidden) this.choose(this.active);
    else return;
    event.preventDefault();
  }

  move(step) {
    const places = this.found.length + 1; // the last place is the field itself
    this.active = ((this.active + 1 + step + places) % places) - 1;
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === this.active)));
    if (this.active < 0) this.field.removeAttribute("aria-activedescendant");
    else {
      const option = this.list.children[this.active];
      this.field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }
  }

  choose(at) {
    const one = this.found[at];
    this.close();
    if (this.field.hasAttribute("data-leads")) location.assign(`/find?${new URLSearchParams({ [one.what]: one.value })}`);
    else this.field.value = one.value;
  }

  close() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.list.hidden = true;
    this.active = -1;
    this.said.textContent = "";
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }
}

for (const field of document.querySelectorAll("input[data-suggest]")) new Suggestions(field);
