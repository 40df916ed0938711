import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { modelCards } from '../../docker/model-cards.mjs'
import { root } from './repository.ts'

const folder = join(root, 'models')

it('the image keeps the weights of every card, whatever else lies beside the cards: a picture there once broke its build', () => {
  const withCard = readdirSync(folder).filter((id) => existsSync(join(folder, id, 'card.json')))
  expect(modelCards(folder).map(({ id }) => id)).toEqual(withCard)
  expect(readdirSync(folder).length).toBeGreaterThan(withCard.length)
})
