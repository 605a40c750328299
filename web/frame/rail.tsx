// The left rail: places by name, folding to icons.
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { usePaths } from "../paths.ts";
import { toast } from "../ui/toast.tsx";
import { Mark } from "./mark.tsx";
import type { Place } from "./nav.ts";
import classes from "./rail.module.css";
import { useLiveDeadLetters } from "./use-dead-letter-counts.ts";
import { usePlaces } from "./use-places.ts";

/** Without `onFold` there is only room for the folded one. */
export function Rail(props: { folded: boolean; onFold?: () => void }) {
  const places = usePlaces();
  const paths = usePaths();
  useLiveDeadLetters((by) =>
    toast(
      by === 1 ? "An entry could not be applied" : `${by.toLocaleString("en")} entries could not be applied`,
    ),
  );
  const name = props.folded ? "Unfold the navigation" : "Fold the navigation to icons";
  const Icon = props.folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={classes.rail} aria-label="Main" data-folded={props.folded || undefined}>
      <Link {...paths.home()} className={classes.mark} aria-label="Regulars, home">
        <Mark />
        <span className={classes.name}>Regulars</span>
      </Link>
      <ul className={classes.places}>
        {places.map((place) => (
          <li key={place.label} data-below={place.below}>
            <RailLink place={place} folded={props.folded} />
          </li>
        ))}
      </ul>
      {props.onFold && (
        <Tooltip label={name} position="right">
          <ActionIcon className={classes.fold} aria-label={name} onClick={props.onFold}>
            <Icon size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
    </nav>
  );
}

function RailLink({ place, folded }: { place: Place; folded: boolean }) {
  const paths = usePaths();
  return (
    <Tooltip label={place.label} position="right" disabled={!folded}>
      <Link
        {...place.path(paths)}
        className={classes.place}
        activeOptions={{ exact: place.exact ?? false, includeSearch: false }}
        activeProps={{ "aria-current": "page" }}
      >
        <place.icon size={18} stroke={1.75} aria-hidden="true" />
        <span className={classes.name}>{place.label}</span>
        {place.badge && (
          <span className={classes.badge}>
            <place.badge />
          </span>
        )}
      </Link>
    </Tooltip>
  );
}
