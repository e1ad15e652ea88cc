import { useEffect, useRef, useState } from 'react';
import type { ContractClient } from '../../../../shared/contract/contract';
import type { ErrorData } from '../../../../shared/domain/error-data';
import { emptyProfile, toProfile, type ProfileDraft } from '../../../../shared/domain/profile';
import { differenceOf, isSameProfile, type ProfileDifference } from '../../../../shared/domain/profile-change';
import type { ProfileState, ProfileVersion } from '../../../../shared/domain/profile-history';
import { wording, fill } from '../../../../shared/text/wording';
import { errorDataOf } from '../../bridge/error-data-of';
import { createStore, useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { reportFailure } from '../../ui/toast';
import { useRequest } from '../../ui/use-request';
import { isChanged, rebaseDraft, settleDraft, startDraft, textsOf, type Draft } from './profile-draft';

const text = wording.profile;

/** Edits outlive the dialog, in this window alone: on disk they would outlive what the user deletes. */
const edited = createStore<Draft | null>(null);

/** What happened to the profile, told in the editor. */
export interface ProfileNotice {
  readonly sentences: readonly string[];
  /** What was changed by someone else. */
  readonly difference: ProfileDifference | null;
  /** The version that can be taken back; null when nothing can. */
  readonly undo: number | null;
}

const say = (sentence: string, undo: number | null = null): ProfileNotice => ({
  sentences: [sentence],
  difference: null,
  undo,
});

/** The profile as it is edited here, and what can be done with it. */
export function useProfile() {
  const { bridge } = useWindow();
  const draft = useStore(edited);
  const { isRunning, error, send } = useRequest();
  const [problem, setProblem] = useState<ErrorData | null>(null);
  const [notice, setNotice] = useState<ProfileNotice | null>(null);
  const [versions, setVersions] = useState<readonly ProfileVersion[] | null>(null);
  /** The draft with which the last request was made. */
  const [asked, setAsked] = useState<Draft | null>(null);
  /** What the changes made here come back as. */
  const own = useRef({ pending: 0, versions: new Set<number>() });

  useEffect(() => {
    const closing = new AbortController();
    const take = (state: ProfileState): void => {
      const before = edited.get();
      edited.set(before === null ? startDraft(state) : rebaseDraft(before, state));
      bridge
        .ask((client) => client.profile.history())
        .then((found) => !closing.signal.aborted && setVersions(found))
        .catch(reportFailure);
      const isOwn = own.current.pending > 0 || own.current.versions.has(state.version);
      if (before !== null && !isOwn && !isSameProfile(before.base, state.profile)) setNotice(noticeOf(before, state));
    };
    bridge
      .watch((client, signal) => client.profile.watch(undefined, { signal }), take, closing.signal)
      .catch((failure: unknown) => {
        if (!closing.signal.aborted) setProblem(errorDataOf(failure));
      });
    return () => {
      closing.abort();
      const last = edited.get();
      if (last !== null && !isChanged(last)) edited.set(null);
    };
  }, [bridge]);

  const change = async <T>(request: (client: ContractClient) => Promise<T>, onDone: (answer: T) => void) => {
    own.current.pending += 1;
    setAsked(edited.get());
    setNotice(null);
    await send(request, onDone);
    own.current.pending -= 1;
  };
  const store = (texts: ProfileDraft, basedOn: number, onDone: (version: number) => void): void => {
    // A contract's input is mutable.
    const input = {
      draft: structuredClone(texts) as Parameters<ContractClient['profile']['save']>[0]['draft'],
      basedOn,
    };
    void change(
      (client) => client.profile.save(input),
      ({ version }) => {
        own.current.versions.add(version);
        onDone(version);
      },
    );
  };

  return {
    draft,
    problem,
    // Of what stands there now: it goes with the next key.
    error: asked === draft ? error : null,
    isRunning,
    notice,
    versions,
    edit: (next: Draft) => edited.set(next),
    announce: (sentence: string) => setNotice(say(sentence)),
    discard(): void {
      if (draft !== null) edited.set(startDraft({ profile: draft.base, version: draft.basedOn }));
      setNotice(null);
    },
    save(): void {
      if (draft === null) return;
      const texts = textsOf(draft);
      store(texts, draft.basedOn, (version) => {
        const saved = toProfile(texts);
        const now = edited.get();
        if (saved.ok && now !== null && isSameProfile(textsOf(now), texts)) {
          edited.set(settleDraft(now, { profile: saved.value, version }));
        }
        setNotice(say(text.saved));
      });
    },
    clear(): void {
      if (draft !== null) store(emptyProfile, draft.basedOn, (version) => setNotice(say(text.cleared, version)));
    },
    revert(version: number): void {
      const newest = versions?.[0]?.version;
      void change(
        (client) => client.profile.revert({ version }),
        (made) => {
          own.current.versions.add(made.version);
          setNotice(revertNotice(version, made.version !== newest));
        },
      );
    },
    undo(version: number): void {
      void change(
        (client) => client.profile.undo({ version }),
        ({ isChanged: isUndone }) => setNotice(say(isUndone ? text.undone : text.undoneBefore)),
      );
    },
    deleteHistory(): void {
      void change(
        (client) => client.profile.deleteHistory(),
        () => setNotice(say(text.historyDeleted)),
      );
    },
  };
}

export type ProfileEditing = ReturnType<typeof useProfile>;

/** What is typed and not saved is not reverted. */
function revertNotice(version: number, isReverted: boolean): ProfileNotice {
  const typed = edited.get();
  const done = fill(isReverted ? text.reverted : text.revertedBefore, { version });
  const sentences = typed !== null && isChanged(typed) ? [done, text.typedStays] : [done];
  return { sentences, difference: null, undo: null };
}

function noticeOf(before: Draft, { profile, author, version }: ProfileState): ProfileNotice {
  const isModel = author?.type === 'model';
  const who = isModel ? text.changedByModel : text.changedElsewhere;
  return {
    sentences: isChanged(before) ? [who, text.typedStays] : [who],
    difference: differenceOf(before.base, profile),
    undo: isModel ? version : null,
  };
}
