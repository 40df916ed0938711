import type { ContainerTopic, TreeEntry, TreeNode } from '../../../catalog/index.ts'

/** The classes of UPnP AV that devices know, so that albums get covers and artists their lists. */
export const containerClasses: Record<ContainerTopic, string> = {
  folder: 'object.container.storageFolder', album: 'object.container.album.musicAlbum', artist: 'object.container.person.musicArtist', genre: 'object.container.genre.musicGenre',
  date: 'object.container', person: 'object.container', place: 'object.container', tag: 'object.container', scene: 'object.container', thing: 'object.container', text: 'object.container', tempo: 'object.container', videos: 'object.container', list: 'object.container',
}
export const itemClasses: Record<TreeEntry['kind'], string> = { image: 'object.item.imageItem.photo', audio: 'object.item.audioItem.musicTrack', video: 'object.item.videoItem' }

/** 'object.item.imageItem.photo' of a picture. */
export const classOf = (node: TreeNode): string => (node.type === 'container' ? containerClasses[node.topic] : itemClasses[node.kind])

/** True for a class and all that are kinds of it. */
export const isDerived = (of: string, from: string): boolean => `${of.toLowerCase()}.`.startsWith(`${from.toLowerCase()}.`)
