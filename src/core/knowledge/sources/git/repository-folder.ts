/** Name of a repository's folder under repositoriesDir. */
export function repositoryFolder(key: string): string {
  return `${key}.git`;
}
