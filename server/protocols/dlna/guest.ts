import type { Actor } from '../../access/index.ts'

/** Nobody: no row of people has this id, so nobody's favourites are shown. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Who a television acts as: a viewer of the household's space and of no other. */
export const guestOf = (spaceId: string): Actor => ({ userId: NOBODY, name: 'DLNA', role: 'viewer', spaces: [{ id: spaceId, name: '', role: 'viewer' }], isLimited: false })
