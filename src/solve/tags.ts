/**
 * Fifty combinations of tags that are common among competitive programming problems, most common first: what
 * AlphaCode draws a sample's tags from (C.2).
 */
export const TAG_COMBINATIONS: readonly (readonly string[])[] = [
  'implementation', 'math', 'greedy', 'implementation,math', 'brute force,implementation', 'constructive algorithms,math', 'constructive algorithms',
  'greedy,sortings', 'dp', 'implementation,strings', 'greedy,math', 'constructive algorithms,greedy', 'brute force', 'brute force,math',
  'data structures', 'constructive algorithms,implementation', 'greedy,implementation', 'binary search', 'combinatorics,math', 'dfs and similar,graphs',
  'dp,greedy', 'math,number theory', 'dp,math', 'combinatorics,dp', 'dfs and similar,dp,trees', 'two pointers', 'greedy,strings', 'sortings',
  'binary search,greedy', 'binary search,math', 'bitmasks', 'bitmasks,dp', 'dfs and similar,dsu,graphs', 'graphs,shortest paths', 'geometry,math',
  'data structures,greedy', 'data structures,dp', 'binary search,data structures', 'binary search,two pointers', 'trees', 'games', 'games,math',
  'brute force,greedy', 'brute force,dp', 'strings', 'hashing,strings', 'data structures,trees', 'flows,graphs', 'matrices,dp',
  'divide and conquer,data structures',
].map((combination) => combination.split(','));
