/** A search kept under a name, as pages show it. */
export interface ShownSearch { id: string; name: string; query: string; href: string; /** Others of the household see it too. */ shared: boolean; /** May be changed by whoever looks. */ own: boolean; /** Who saved it. */ by: string }
