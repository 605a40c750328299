// What each Mantine component looks like unless told otherwise: 36-px controls, quiet borders, one shadow for what floats.
import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  Checkbox,
  Code,
  Drawer,
  Input,
  Loader,
  type MantineThemeComponents,
  Menu,
  Modal,
  NavLink,
  Paper,
  Popover,
  SegmentedControl,
  Select,
  Skeleton,
  Switch,
  Table,
  Tabs,
  TagsInput,
  TextInput,
  Tooltip,
} from "@mantine/core";
import { SpotlightRoot } from "@mantine/spotlight";
import parts from "./theme-components.module.css";

/** Behind what floats over the page. */
export const scrim = { color: "var(--scrim)", backgroundOpacity: 1, blur: 0 };
const pop = { transition: "fade", duration: 120 } as const;

export const componentDefaults: MantineThemeComponents = {
  ActionIcon: ActionIcon.extend({
    defaultProps: { variant: "subtle", color: "gray", size: 36 },
    classNames: { root: parts.quietIcon },
  }),
  Anchor: Anchor.extend({ defaultProps: { underline: "always" } }),
  Badge: Badge.extend({
    defaultProps: { variant: "light", radius: "sm" },
    classNames: { root: parts.badge, label: parts.badgeLabel },
  }),
  Button: Button.extend({
    vars: () => ({ root: { "--button-fz": "14px" } }),
    classNames: { root: parts.button, label: parts.buttonLabel },
  }),
  Checkbox: Checkbox.extend({ defaultProps: { size: "sm", radius: "xs" } }),
  Code: Code.extend({ classNames: { root: parts.code } }),
  Drawer: Drawer.extend({
    defaultProps: {
      position: "right",
      overlayProps: scrim,
      transitionProps: { duration: 160 },
    },
  }),
  Input: Input.extend({ classNames: { wrapper: parts.field, input: parts.input } }),
  InputWrapper: Input.Wrapper.extend({
    classNames: { label: parts.label, description: parts.description, error: parts.error },
    defaultProps: { inputWrapperOrder: ["label", "description", "input", "error"] },
  }),
  Loader: Loader.extend({ defaultProps: { size: "sm", type: "dots" } }),
  Menu: Menu.extend({
    defaultProps: { shadow: "md", transitionProps: pop, offset: 4, withInitialFocusPlaceholder: false },
    classNames: { dropdown: parts.dropdown, item: parts.menuItem, label: parts.menuLabel },
  }),
  Modal: Modal.extend({
    defaultProps: {
      centered: true,
      overlayProps: scrim,
      transitionProps: { transition: "fade", duration: 140 },
      shadow: "md",
    },
    classNames: { title: parts.modalTitle, content: parts.modalContent, header: parts.modalContent },
  }),
  NavLink: NavLink.extend({ classNames: { root: parts.navLink } }),
  Paper: Paper.extend({ defaultProps: { withBorder: true }, classNames: { root: parts.paper } }),
  Popover: Popover.extend({
    defaultProps: { shadow: "md", transitionProps: pop, offset: 4 },
    classNames: { dropdown: parts.dropdown },
  }),
  SegmentedControl: SegmentedControl.extend({ classNames: { root: parts.segments, label: parts.segment } }),
  // Beside its field and not at the end of the page, where it would stand outside of every landmark.
  TagsInput: TagsInput.extend({ defaultProps: { comboboxProps: { withinPortal: false } } }),
  Select: Select.extend({
    defaultProps: { comboboxProps: { shadow: "md", transitionProps: pop, offset: 4 } },
  }),
  Skeleton: Skeleton.extend({ defaultProps: { radius: "xs" }, classNames: { root: parts.skeleton } }),
  Switch: Switch.extend({ defaultProps: { size: "sm", withThumbIndicator: false } }),
  Spotlight: SpotlightRoot.extend({
    classNames: {
      search: parts.spotlightSearch,
      action: parts.spotlightAction,
      actionsGroup: parts.spotlightGroup,
    },
  }),
  Table: Table.extend({ classNames: { table: parts.table } }),
  Tabs: Tabs.extend({ classNames: { tab: parts.tab, list: parts.tabList } }),
  TextInput: TextInput.extend({ defaultProps: { autoComplete: "off" } }),
  Tooltip: Tooltip.extend({
    defaultProps: { openDelay: 300, transitionProps: pop, events: { hover: true, focus: true, touch: true } },
    classNames: { tooltip: parts.tooltip },
  }),
};
