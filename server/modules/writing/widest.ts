// A template as long as it gets for most readers, for limits that have to hold before anyone's copy is written.

const longName = "x".repeat(12);
const otherwise = "x".repeat(10);

export function widest(template: string, shop: string): string {
  return template
    .replace(
      /\{% if [^%]*%\}([\s\S]*?)(?:\{% else %\}([\s\S]*?))?\{% endif %\}/g,
      (_, yes: string, no = "") => (yes.length >= no.length ? yes : no),
    )
    .replace(/\{\{\s*([\w.]+)[^}]*\}\}/g, (_, name: string) => {
      if (name === "workspace.name") return shop;
      return name.endsWith("first_name") || name === "customer.name" ? longName : otherwise;
    });
}
