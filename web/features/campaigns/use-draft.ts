// A draft that saves itself: made at the first change, changed from then on. What is typed is shown at once.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type Campaign, campaignEndpoints } from "../../../contract/campaigns.ts";
import { call } from "../../api.ts";
import { apiQuery } from "../../api-query.ts";
import { useWorkspaceSlug } from "../../workspace.tsx";
import { createAutosave, type SaveState } from "./autosave.ts";
import { changedBody, type DraftValues, wholeBody } from "./draft-values.ts";

const wait = 700;

export interface Draft {
  values: DraftValues;
  change: (changed: Partial<DraftValues>) => void;
  /** As the server last answered; undefined before the first save. */
  campaign: Campaign | undefined;
  state: SaveState;
  error: unknown;
  /** Saves what is not saved yet. Throws where that fails. */
  flush: () => Promise<void>;
  /** The campaign with everything saved, made where it was not. */
  latest: () => Promise<Campaign>;
}

export function useDraft(
  start: { campaign: Campaign | undefined; values: DraftValues },
  onMade: (campaign: Campaign) => void,
): Draft {
  const write = useWrite(start.campaign, onMade);
  const [autosave] = useState(() => createAutosave({ first: start.values, wait, write: write.run }));
  const [values, setValues] = useState(start.values);
  const state = useSyncExternalStore(autosave.subscribe, autosave.state);
  const newest = useRef(values);
  useEffect(() => () => void autosave.flush().catch(() => undefined), [autosave]);
  return {
    values,
    change(changed) {
      newest.current = { ...newest.current, ...changed };
      setValues(newest.current);
      autosave.change(newest.current);
    },
    campaign: write.campaign.current,
    state,
    error: autosave.error(),
    flush: autosave.flush,
    async latest() {
      if (!write.campaign.current) autosave.change({ ...newest.current });
      await autosave.flush();
      return write.campaign.current!;
    },
  };
}

/** Writes to the server, and what it answers into the cache, so that every other page shows the same. */
function useWrite(first: Campaign | undefined, onMade: (campaign: Campaign) => void) {
  const client = useQueryClient();
  const workspace = useWorkspaceSlug();
  const campaign = useRef(first);
  const made = useRef(onMade);
  made.current = onMade;
  const keep = (saved: Campaign) => {
    const { queryKey } = apiQuery(workspace, campaignEndpoints.get, { params: { id: saved.id } });
    client.setQueryData(queryKey, saved);
    const { tag, path } = campaignEndpoints.list;
    void client.invalidateQueries({ queryKey: [workspace, tag, path], refetchType: "none" });
  };
  const run = async (next: DraftValues, saved: DraftValues): Promise<DraftValues> => {
    const known = campaign.current;
    const body = known ? changedBody(next, saved) : wholeBody(next);
    if (Object.keys(body).length > 0) {
      campaign.current = known
        ? await call(campaignEndpoints.update, { params: { id: known.id }, body }, { workspace })
        : await call(campaignEndpoints.create, { body: wholeBody(next) }, { workspace });
      keep(campaign.current);
      if (!known) made.current(campaign.current);
    }
    return next;
  };
  return { run, campaign };
}
