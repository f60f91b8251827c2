import { personalFields, type Shape } from '@lien-thong/contracts';

/** The marked fields of a shape as a tree of names; a leaf is marked. */
type Tree = Map<string, Tree>;

const trees = new Map<Shape, Tree>();

function treeOf(shape: Shape): Tree {
  const known = trees.get(shape);
  if (known) return known;
  const root: Tree = new Map();
  for (const { pointer } of personalFields(shape)) {
    let at = root;
    for (const name of pointer.slice(1).split('/')) {
      const next = at.get(name) ?? new Map<string, Tree>();
      at.set(name, next);
      at = next;
    }
  }
  trees.set(shape, root);
  return root;
}

export const hasPersonalFields = (shape: Shape): boolean => treeOf(shape).size > 0;

/** What takes a field's place; `pointer` is the field's own, with the numbers of its places in lists. */
export type Change = (value: unknown, pointer: string) => unknown;

/** A copy of `value` with its marked fields changed; what is not marked is shared. A part alone may be given. */
export const mapFields = <T>(shape: Shape, value: T, change: Change): T =>
  below(value, treeOf(shape), '', change) as T;

function below(value: unknown, tree: Tree, pointer: string, change: Change): unknown {
  if (value === undefined || value === null) return value;
  if (!tree.size) return change(value, pointer);
  const each = tree.get('*');
  if (each && Array.isArray(value))
    return value.map((item, place) => below(item, each, `${pointer}/${place}`, change));
  if (typeof value !== 'object') return value;
  const holder = value as Record<string, unknown>;
  const changed = [...tree].flatMap(([name, child]) =>
    holder[name] === undefined ? [] : [[name, below(holder[name], child, `${pointer}/${name}`, change)]],
  );
  return changed.length ? { ...holder, ...(Object.fromEntries(changed) as object) } : value;
}
