// Around every page: what moves when one goes from page to page.
import { Outlet } from "@tanstack/react-router";
import { Tips } from "../ui/tips.tsx";

export function Root() {
  return (
    <>
      <Outlet />
      <Tips />
    </>
  );
}
