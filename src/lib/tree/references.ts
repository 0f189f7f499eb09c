import type { Model } from './types.ts';

/** Where in a model something stands, as keys and ids from the outside in. */
export type Path = readonly (string | number)[];

/** A place that names an id that the model does not have, or has twice, or a fallback that is none. */
export interface BadReference {
  readonly where: Path;
  readonly message: string;
}

/** All ids that are named and do not exist, and all ids that exist twice. */
export function badReferences(model: Model): readonly BadReference[] {
  return [...twice(model), ...inCauses(model), ...inFixes(model), ...inFallback(model)];
}

function twice(model: Model): BadReference[] {
  const lists: [string, readonly string[]][] = [
    ['questions', model.questions.map((question) => question.id)],
    ['causes', model.causes.map((cause) => cause.id)],
    ['fixes', model.fixes.map((fix) => fix.id)],
    ...model.questions.map((question): [string, readonly string[]] => [question.id, question.options]),
  ];
  return lists.flatMap(([kind, ids]) =>
    ids
      .filter((id, at) => ids.indexOf(id) !== at)
      .map((id) => ({ where: [kind, id], message: `"${id}" stands twice in ${kind}` })),
  );
}

function inCauses(model: Model): BadReference[] {
  return model.causes.flatMap((cause) => {
    const where = ['causes', cause.id];
    const stories = cause.presentations.flatMap((presentation, at) =>
      Object.entries(presentation.frequencies).flatMap(([question, options]) =>
        badOptions(model, question, Object.keys(options ?? {}), [...where, 'presentations', at, 'frequencies']),
      ),
    );
    const near = missing(cause.near ?? [], model.causes, 'cause', [...where, 'near']);
    return [...stories, ...near];
  });
}

function inFixes(model: Model): BadReference[] {
  return model.fixes.flatMap((fix) => {
    const where = ['fixes', fix.id];
    return [
      ...missing(Object.keys(fix.cures), model.causes, 'cause', [...where, 'cures']),
      ...missing(fix.uses, model.questions, 'question', [...where, 'uses']),
      ...missing(fix.requires, model.fixes, 'fix', [...where, 'requires']),
      ...Object.entries(fix.when ?? {}).flatMap(([question, options]) =>
        badOptions(model, question, options ?? [], [...where, 'when']),
      ),
    ];
  });
}

/** Every plan relies on the fallback, so it has to be harmless and possible at once. */
function inFallback(model: Model): BadReference[] {
  const fallback = model.fixes.find((fix) => fix.id === model.fallback);
  if (!fallback) return missing([model.fallback], model.fixes, 'fix', ['fallback']);
  const where = ['fixes', fallback.id];
  const harmless = fallback.safety === 'read-only' || fallback.safety === 'reversible';
  return [
    ...(harmless ? [] : [{ where: [...where, 'safety'], message: 'the fallback must be read-only or reversible' }]),
    ...(fallback.requires.length === 0 ? [] : [{ where: [...where, 'requires'], message: 'the fallback must require nothing' }]),
  ];
}

function badOptions(model: Model, question: string, options: readonly string[], where: Path): BadReference[] {
  const found = model.questions.find((candidate) => candidate.id === question);
  if (!found) return [{ where: [...where, question], message: `there is no question "${question}"` }];
  return options
    .filter((option) => !found.options.includes(option))
    .map((option) => ({
      where: [...where, question, option],
      message: `"${option}" is no option of ${question}; it has ${found.options.join(', ')}`,
    }));
}

function missing(
  ids: readonly string[],
  among: readonly { readonly id: string }[],
  noun: string,
  where: Path,
): BadReference[] {
  return ids
    .filter((id) => !among.some((candidate) => candidate.id === id))
    .map((id) => ({ where: [...where, id], message: `there is no ${noun} "${id}"` }));
}
