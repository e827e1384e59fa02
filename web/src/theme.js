// Light or dark: what the system says, until the button says otherwise.
import { el } from "./dom.js";

export function themeButton() {
  const root = document.documentElement;
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  const button = el("button", { type: "button", class: "theme", onclick: () => {
    root.dataset.theme = dark() ? "light" : "dark";
    label();
  } });
  const label = () => { button.textContent = dark() ? "Light page" : "Dark page"; };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", label);
  label();
  return button;
}
