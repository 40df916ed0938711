/** The container that an entry's id names, and its file; a container's id has no file. */
export function partsOf(id: string): { containerId: string; fileId?: string } {
  const [, containerId, fileId] = /^(.*)~([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/.exec(id) ?? []
  return containerId === undefined || fileId === undefined ? { containerId: id } : { containerId, fileId }
}
