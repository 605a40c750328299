// The workspace's currency and time zone, handed to every number and date below.
import { createContext, type ReactNode, useContext } from "react";
import type { Formatting } from "../format.ts";

const Current = createContext<Formatting>({ currency: "USD", timezone: "UTC" });

export function FormatProvider(props: Formatting & { children: ReactNode }) {
  const { currency, timezone, children } = props;
  return <Current.Provider value={{ currency, timezone }}>{children}</Current.Provider>;
}

export function useFormatting(): Formatting {
  return useContext(Current);
}
