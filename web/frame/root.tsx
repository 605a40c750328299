// Around every page: what moves when one goes from page to page.
import { Outlet } from "@tanstack/react-router";

export function Root() {
  return <Outlet />;
}
