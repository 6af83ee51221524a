/** A category as search needs it, of a tree of any depth. */
export type TreeNode = {
  id: string;
  slug: string;
  name: string;
  emblem: string;
  children?: readonly TreeNode[];
};

/** From the top of the tree down to the category asked for; empty when there is none. */
export function pathTo(tree: readonly TreeNode[], is: (node: TreeNode) => boolean): TreeNode[] {
  for (const node of tree) {
    if (is(node)) return [node];
    const below = pathTo(node.children ?? [], is);
    if (below.length > 0) return [node, ...below];
  }
  return [];
}

/** The category and all below it. */
export const subtreeOf = (node: TreeNode): TreeNode[] => [node, ...(node.children ?? []).flatMap(subtreeOf)];
