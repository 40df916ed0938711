import type { Argument, Service } from '../call-action.ts'
import { setBookmark } from './bookmark.ts'
import { browse } from './browse.ts'
import { wrapped, type DirectoryParts } from './directory-parts.ts'
import { featureList } from './feature-list.ts'
import { searchable } from './parse-criteria.ts'
import { search } from './search.ts'
import { sortable } from './sort.ts'

const paging: readonly Argument[] = [['StartingIndex', 'A_ARG_TYPE_Index'], ['RequestedCount', 'A_ARG_TYPE_Count'], ['SortCriteria', 'A_ARG_TYPE_SortCriteria']]
const answer: readonly Argument[] = [['Result', 'A_ARG_TYPE_Result'], ['NumberReturned', 'A_ARG_TYPE_Count'], ['TotalMatches', 'A_ARG_TYPE_Count'], ['UpdateID', 'A_ARG_TYPE_UpdateID']]

/** ContentDirectory:1: the tree. */
export const contentDirectory = (parts: DirectoryParts): Service => ({
  type: 'urn:schemas-upnp-org:service:ContentDirectory:1',
  id: 'urn:upnp-org:serviceId:ContentDirectory',
  path: 'content-directory',
  variables: [
    { name: 'SystemUpdateID', type: 'ui4', evented: true }, { name: 'ContainerUpdateIDs', type: 'string', evented: true }, { name: 'TransferIDs', type: 'string', evented: true },
    { name: 'SearchCapabilities', type: 'string' }, { name: 'SortCapabilities', type: 'string' },
    { name: 'A_ARG_TYPE_ObjectID', type: 'string' }, { name: 'A_ARG_TYPE_Result', type: 'string' }, { name: 'A_ARG_TYPE_SearchCriteria', type: 'string' },
    { name: 'A_ARG_TYPE_BrowseFlag', type: 'string', values: ['BrowseMetadata', 'BrowseDirectChildren'] }, { name: 'A_ARG_TYPE_Filter', type: 'string' }, { name: 'A_ARG_TYPE_SortCriteria', type: 'string' },
    { name: 'A_ARG_TYPE_Index', type: 'ui4' }, { name: 'A_ARG_TYPE_Count', type: 'ui4' }, { name: 'A_ARG_TYPE_UpdateID', type: 'ui4' },
    { name: 'A_ARG_TYPE_Featurelist', type: 'string' }, { name: 'A_ARG_TYPE_CategoryType', type: 'string' }, { name: 'A_ARG_TYPE_RID', type: 'string' }, { name: 'A_ARG_TYPE_PosSec', type: 'ui4' },
  ],
  actions: {
    GetSearchCapabilities: { in: [], out: [['SearchCaps', 'SearchCapabilities']], run: () => ({ SearchCaps: searchable.join(',') }) },
    GetSortCapabilities: { in: [], out: [['SortCaps', 'SortCapabilities']], run: () => ({ SortCaps: sortable.join(',') }) },
    GetSystemUpdateID: { in: [], out: [['Id', 'SystemUpdateID']], run: async () => ({ Id: wrapped(await parts.tree.updateId()) }) },
    Browse: { in: [['ObjectID', 'A_ARG_TYPE_ObjectID'], ['BrowseFlag', 'A_ARG_TYPE_BrowseFlag'], ['Filter', 'A_ARG_TYPE_Filter'], ...paging], out: answer, run: (args, context) => parts.tree.look(() => browse(parts, args, context)) },
    Search: { in: [['ContainerID', 'A_ARG_TYPE_ObjectID'], ['SearchCriteria', 'A_ARG_TYPE_SearchCriteria'], ['Filter', 'A_ARG_TYPE_Filter'], ...paging], out: answer, run: (args, context) => parts.tree.look(() => search(parts, args, context)) },
    X_GetFeatureList: { in: [], out: [['FeatureList', 'A_ARG_TYPE_Featurelist']], run: (_, context) => ({ FeatureList: featureList(context) }) },
    X_SetBookmark: { in: [['CategoryType', 'A_ARG_TYPE_CategoryType'], ['RID', 'A_ARG_TYPE_RID'], ['ObjectID', 'A_ARG_TYPE_ObjectID'], ['PosSecond', 'A_ARG_TYPE_PosSec']], out: [], run: (args, context) => setBookmark(parts, args, context) },
  },
  state: async () => ({ SystemUpdateID: wrapped(await parts.tree.updateId()), ContainerUpdateIDs: '', TransferIDs: '' }),
})
