import type { Source } from '../../../../shared/domain/source';

/** What of a source can be typed; '' is no ref and no folder. */
export type SourceFields = Readonly<Record<'name' | 'ref' | 'searchPath', string>>;

/** What the form of a source opens with: where it is to be, when it is still to change. */
export function fieldsOf({ name, ref, searchPath, becoming }: Source): SourceFields {
  const place = becoming ?? { ref, searchPath };
  return { name, ref: place.ref ?? '', searchPath: place.searchPath ?? '' };
}

/**
 * What is asked for by what was typed. A place that stands as it did is left out: a change to it that waits goes on waiting.
 * So is a name, since an old one may be longer than one that is typed.
 */
export function askedChange(opened: SourceFields, typed: SourceFields): Partial<SourceFields> {
  const { name, ref, searchPath } = typed;
  return {
    ...(name === opened.name ? {} : { name }),
    ...(ref === opened.ref && searchPath === opened.searchPath ? {} : { ref, searchPath }),
  };
}
