// Puts the chosen colour scheme on <html> before anything is painted. A file of its own, since the content security
// policy allows no inline script; the key is the one that main.tsx hands to Mantine.
(() => {
  let chosen = "auto";
  try {
    chosen = localStorage.getItem("regulars-scheme") || "auto";
  } catch {
    // Storage may be forbidden; the system's scheme is then right.
  }
  const dark = chosen === "dark" || (chosen === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.mantineColorScheme = dark ? "dark" : "light";
})();
