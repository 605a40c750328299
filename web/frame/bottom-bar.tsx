// A phone's navigation: four places and More.
import { Menu, UnstyledButton } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { usePaths } from "../paths.ts";
import classes from "./bottom-bar.module.css";
import type { Place } from "./nav.ts";
import { usePlaces } from "./use-places.ts";

export function BottomBar() {
  const places = usePlaces();
  const rest = places.filter(({ onPhone }) => !onPhone);
  return (
    <nav className={classes.bar} aria-label="Main">
      {places
        .filter(({ onPhone }) => onPhone)
        .map((place) => (
          <BarLink key={place.label} place={place} />
        ))}
      {rest.length > 0 && <More places={rest} />}
    </nav>
  );
}

function BarLink({ place }: { place: Place }) {
  const paths = usePaths();
  return (
    <Link
      {...place.path(paths)}
      className={classes.item}
      activeOptions={{ exact: place.exact ?? false, includeSearch: false }}
      activeProps={{ "aria-current": "page" }}
    >
      <place.icon size={20} stroke={1.75} aria-hidden="true" />
      {place.label}
    </Link>
  );
}

function More({ places }: { places: Place[] }) {
  const navigate = useNavigate();
  const paths = usePaths();
  return (
    <Menu position="top-end" width={220} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes.item}>
          <IconDots size={20} stroke={1.75} aria-hidden="true" />
          More
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map((place) => (
          <Menu.Item
            key={place.label}
            leftSection={<place.icon size={18} stroke={1.75} />}
            rightSection={place.badge && <place.badge />}
            onClick={() => void navigate(place.path(paths))}
          >
            {place.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
