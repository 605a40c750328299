// A segment being built: its name, its rule at the left, what it answers at the right, and on a tab of their own its members.

import { Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { Segment } from "../../../../contract/segments.ts";
import { useHowMany, usePageSubject } from "../../../page-subject.ts";
import { usePaths } from "../../../paths.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useMay } from "../../../workspace.tsx";
import { usePageRoom } from "../../assistant/use-page-room.ts";
import { CustomerSheet } from "../../customers/customer-panel.tsx";
import { AnswerPane } from "../answer/answer-pane.tsx";
import { DescribeField } from "../describe/describe-field.tsx";
import { plainRule } from "../model/plain-rule.ts";
import { BackToSegment } from "../page/back-links.tsx";
import classes from "./builder.module.css";
import { BuilderProvider } from "./builder-context.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { NamingFields } from "./naming.tsx";
import { PhoneAnswer } from "./phone-answer.tsx";
import { RulePane } from "./rule-pane.tsx";
import { SegmentAbout } from "./segment-about.tsx";
import { SegmentActions } from "./segment-actions.tsx";
import { useSegmentSearch } from "./segment-search.ts";
import { MembersTab, SegmentTabs } from "./segment-tabs.tsx";
import { useSave } from "./use-save.ts";
import { type Start, useSegmentBuilder } from "./use-segment-builder.ts";

export function SegmentBuilder(props: {
  start: Start;
  segment?: Segment;
  catalogue: Catalogue;
  /** Said above the rule, such as that a link's rule could not be used. */
  notice?: ReactNode;
}) {
  const { segment } = props;
  const [search, change] = useSegmentSearch();
  const bench = useSegmentBuilder(props.start, props.catalogue, search.as_of, segment?.id);
  const navigate = useNavigate();
  const paths = usePaths();
  const leaving = useRef(false);
  const saving = useSave(bench, segment, (saved, after) => {
    toast(segment ? "Changes saved" : "Segment saved");
    if (after === "stay" && segment) return;
    leaving.current = true;
    if (after === "campaign") void navigate({ ...paths.newCampaign(), search: { segment: saved.id } });
    else void navigate({ ...paths.segment(saved.id), replace: true });
  });
  const nameTrouble = saving.obstacle?.at === "name" ? saving.obstacle.words : undefined;
  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (nameTrouble) nameField.current?.focus();
  }, [nameTrouble]);
  const mayWrite = useMay("segments:write");
  const wide = usePageRoom(70);
  const answer = {
    answer: bench.answer,
    asked: bench.asked,
    asOf: search.as_of,
    onAsOf: (day: string | undefined) => change({ as_of: day }),
    onCustomer: (id: string) => change({ customer: id }),
    why: search.why,
    onWhy: (id: string | undefined) => change({ why: id }),
  };
  const members = segment && search.view === "members";
  useSeen(bench, segment);
  return (
    <BuilderProvider builder={bench.builder} marks={bench.marks}>
      <Page
        title={segment?.name ?? "New segment"}
        above={segment && <BackToSegment id={segment.id} />}
        about={
          segment ? (
            <SegmentAbout segment={segment} />
          ) : (
            "A rule that chooses customers. Who fits is looked up anew each time it is used."
          )
        }
        action={
          <SegmentActions
            segment={segment}
            dirty={bench.dirty}
            saving={saving.saving}
            onSave={saving.save}
            onGone={() => {
              leaving.current = true;
            }}
          />
        }
      >
        {segment && (
          <SegmentTabs
            members={members ?? false}
            onChange={(on) => change({ view: on ? "members" : undefined })}
          />
        )}
        {members ? (
          <MembersTab segment={segment} dirty={bench.dirty} onCustomer={answer.onCustomer} />
        ) : (
          <div className={classes.columns}>
            <div className={classes.left}>
              {props.notice}
              <NamingFields
                naming={bench.naming}
                nameRef={nameField}
                error={nameTrouble}
                readOnly={!mayWrite}
                onChange={bench.setNaming}
              />
              {saving.error && <ErrorState error={saving.error} />}
              {saving.obstacle?.at === "rule" && (
                <Text role="alert" c="var(--danger)">
                  {saving.obstacle.words}
                </Text>
              )}
              <DescribeField asOf={search.as_of} />
              <RulePane
                json={search.view === "json"}
                onJson={(json) => change({ view: json ? "json" : undefined })}
                onTemplate={(name) => bench.naming.name === "" && bench.setNaming({ ...bench.naming, name })}
              />
            </div>
            {wide ? (
              <aside className={classes.right} aria-label="Answer">
                <AnswerPane {...answer} />
              </aside>
            ) : (
              <PhoneAnswer {...answer} />
            )}
          </div>
        )}
        <p className="unseen" role="status">
          {bench.said}
        </p>
      </Page>
      {search.customer && (
        <CustomerSheet id={search.customer} onClose={() => change({ customer: undefined })} />
      )}
      <LeaveDialog
        mayLeave={() => leaving.current || (!bench.dirty && bench.asked.off === 0)}
        dirty={bench.dirty}
        off={bench.asked.off}
      />
    </BuilderProvider>
  );
}

/** The rule as it stands, saved or not. */
function useSeen(
  { builder, root, answer }: ReturnType<typeof useSegmentBuilder>,
  segment: Segment | undefined,
) {
  const rule = plainRule(root);
  const found = useHowMany()(answer.preview?.count, "customer");
  const name = segment ? `the rule of “${segment.name}”` : "a new segment’s rule";
  usePageSubject({
    kind: "segment_builder",
    sees: rule ? `${name}, ${found}` : `${name}, empty so far`,
    ...(segment && { id: segment.id }),
    ...(rule && { rule }),
    putRule: (next) => {
      const before = builder.store.getState().history.present;
      builder.store.getState().replace(next);
      return () => builder.store.getState().apply(() => before);
    },
  });
}
