// Says when pushed changes do not arrive, so that nobody takes numbers that stand still for numbers that are settled.
import { Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useLiveState } from "../live.tsx";

/** A short break is mended before anyone needs to hear of it. */
const patience = 5_000;

export function LiveNotice() {
  const lost = useLiveState() === "connecting";
  const [told, setTold] = useState(false);
  useEffect(() => {
    if (!lost) return setTold(false);
    const timer = setTimeout(() => setTold(true), patience);
    return () => clearTimeout(timer);
  }, [lost]);
  return (
    <Text
      role="status"
      size="sm"
      c="var(--warning)"
      data-tip={
        told ? "The server cannot be reached for live changes. Trying again; nothing is lost." : undefined
      }
    >
      {told && "Reconnecting"}
    </Text>
  );
}
