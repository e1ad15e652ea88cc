import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import {
  isEmptyProfile,
  MAX_PROFILE_LENGTH,
  profileLength,
  profileSections,
  type ProfileSection,
} from '../../../../shared/domain/profile';
import { wording, fill } from '../../../../shared/text/wording';
import { countFormat } from '../../../../shared/text/formats';
import { Button } from '../../ui/button';
import { FormError } from '../../ui/form-error';
import { isChanged, refusedRow, textsOf, type Draft } from './profile-draft';
import { NoticeLine } from './notice-line';
import { SectionFields } from './section-fields';
import type { ProfileEditing } from './use-profile';

const text = wording.profile;

interface ProfileEditorProps {
  readonly editing: ProfileEditing;
  readonly draft: Draft;
}

export function ProfileEditor({ editing, draft }: ProfileEditorProps) {
  const id = useId();
  const focusNext = useFocusNext(id, () => String(draft.rows.aboutMe[0]?.id ?? 'add-aboutMe'));
  const isUnsaved = isChanged(draft);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isUnsaved) editing.save();
  };
  const { error } = editing;
  const refused = error === null ? null : refusedRow(draft, error);
  const refusedId = refused === null ? null : `${id}-${refused.id}`;
  // Once for each refusal, and not when the row itself is drawn anew.
  useEffect(() => {
    if (error !== null && refusedId !== null) document.getElementById(refusedId)?.focus();
  }, [error, refusedId]);
  const length = profileLength(textsOf(draft));
  /** Where a row is after a change, for those who do not see it. */
  const tellPlace = (next: Draft, rowId: number): void => {
    for (const name of profileSections) {
      const at = next.rows[name].findIndex((row) => row.id === rowId);
      if (at !== -1) editing.announce(fill(text.moved, { section: text.sections[name], number: at + 1 }));
    }
  };
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
        else if (event.key === 'PageDown') goToPart(event, 1);
        else if (event.key === 'PageUp') goToPart(event, -1);
      }}
      className="flex flex-col gap-5"
    >
      <p id={`${id}-keys`} className="text-muted text-small">
        {text.keys}
      </p>
      {profileSections.map((name: ProfileSection) => (
        <SectionFields
          key={name}
          name={name}
          idPrefix={id}
          draft={draft}
          onEdit={editing.edit}
          onFocus={focusNext}
          onMove={tellPlace}
        />
      ))}
      <div
        data-part
        className="dialog-foot bg-raised border-line sticky -bottom-5 -mx-5 -mb-5 flex flex-col gap-2 border-t px-5 pt-3 pb-5"
      >
        <NoticeLine notice={editing.notice} newest={editing.versions?.[0]?.version} onUndo={editing.undo} />
        <FormError error={editing.error} />
        <div className="flex flex-wrap items-center justify-end gap-2">
          <p className={`mr-auto text-small ${length > MAX_PROFILE_LENGTH ? 'text-danger' : 'text-muted'}`}>
            {fill(text.length, {
              length: countFormat().format(length),
              limit: countFormat().format(MAX_PROFILE_LENGTH),
            })}
          </p>
          <Button look="danger" disabled={editing.isRunning || isEmptyProfile(draft.base)} onClick={editing.clear}>
            {text.clear}
          </Button>
          <Button disabled={!isUnsaved} onClick={editing.discard}>
            {text.discard}
          </Button>
          <Button type="submit" look="primary" aria-disabled={!isUnsaved || editing.isRunning}>
            {text.save}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** The parts of the form, each where the keyboard comes to it: a section at its first entry, the end at Save. */
const PART = 'section, [data-part]';
const FIRST = 'textarea, section > button, [type="submit"]';

/** Goes to the part that many steps on; stays where there is none. */
function goToPart(event: KeyboardEvent<HTMLFormElement>, steps: 1 | -1): void {
  const parts = [...event.currentTarget.querySelectorAll(PART)];
  const at = parts.findIndex((part) => part.contains(document.activeElement));
  const next = parts[at + steps]?.querySelector<HTMLElement>(FIRST);
  if (at === -1 || !next) return;
  event.preventDefault();
  next.focus();
}

/** Gives the focus to a part of the editor once it has been drawn; to the first one when the editor comes. */
function useFocusNext(prefix: string, first: () => string): (part: string) => void {
  const [initial] = useState(first);
  const next = useRef<string | null>(initial);
  useEffect(() => {
    if (next.current === null) return;
    document.getElementById(`${prefix}-${next.current}`)?.focus();
    next.current = null;
  });
  return (part) => {
    next.current = part;
  };
}
