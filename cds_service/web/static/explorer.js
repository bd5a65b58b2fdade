// Enhancements only: the page says everything without them. Nothing is stored and nothing is fetched.

const byRoot = (root) => document.querySelectorAll(`[data-root="${CSS.escape(root)}"]`);

const light = (root, on) => {
  for (const element of byRoot(root)) {
    if (!element.matches("button, text")) element.classList.toggle("lit", on);
  }
};

const buttons = [...document.querySelectorAll("button.root")];
const press = (root) => {
  for (const button of buttons) {
    const on = button.dataset.root === root && button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    light(button.dataset.root, on);
  }
};

for (const button of buttons) {
  button.addEventListener("click", () => press(button.dataset.root));
}
for (const row of document.querySelectorAll("tr[data-root]")) {
  const pressed = () => row.querySelector("button.root")?.getAttribute("aria-pressed") === "true";
  row.addEventListener("pointerenter", () => light(row.dataset.root, true));
  row.addEventListener("pointerleave", () => light(row.dataset.root, pressed()));
}
for (const patch of document.querySelectorAll(".patch")) {
  patch.addEventListener("click", () => {
    const button = buttons.find((b) => b.dataset.root === patch.dataset.root);
    if (button) press(patch.dataset.root);
  });
}

const open = () => {
  const target = /^#source-\d+$/.test(location.hash) && document.querySelector(location.hash);
  if (target) target.focus({ preventScroll: true });
};
addEventListener("hashchange", open);
open();

const copy = document.getElementById("copy");
const note = document.getElementById("note-text");
if (copy && note) {
  const said = document.getElementById("copied");
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(note.value);
      said.textContent = "Copied.";
    } catch {
      note.focus();
      note.select();
      said.textContent = "Selected: copy it with the keyboard.";
    }
  });
}
const print = document.getElementById("print");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
