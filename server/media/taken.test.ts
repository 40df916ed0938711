import { afterAll, describe, expect, it } from 'vitest'
import { endExiftool } from './exiftool.ts'
import { instantIn, isReal, offsetMinutes, serverZone } from './local-time.ts'
import { takenByInstant, takenByLocalClock, takenFromName } from './taken.ts'

const now = new Date('2026-11-24T12:00:00Z')
afterAll(() => endExiftool())

describe('when a picture was taken', () => {
  it('is an instant by the offset that the camera wrote', () => {
    expect(takenByLocalClock('2021:04:11 15:47:53', { offset: '-05:00', now })).toEqual({ at: new Date('2021-04-11T20:47:53Z'), local: '2021-04-11 15:47:53', zone: '-05:00', from: 'embedded' })
  })

  it('is an instant by the satellites where the camera wrote no offset, named by the place where both agree', () => {
    const rome = { latitude: 43.4674, longitude: 11.8851, gpsInstant: new Date('2008-10-22T14:27:07Z'), now }
    expect(takenByLocalClock('2008:10:22 16:28:39', rome)).toMatchObject({ at: new Date('2008-10-22T14:28:39Z'), zone: 'Europe/Rome' })
    expect(takenByLocalClock('2008:10:22 15:28:39', rome)).toMatchObject({ at: new Date('2008-10-22T14:28:39Z'), zone: '+01:00' })
  })

  it('is an instant by the zone of the place where nothing else tells', () => {
    expect(takenByLocalClock('2025:12:01 11:30:00', { latitude: 39, longitude: -108, now })).toMatchObject({ at: new Date('2025-12-01T18:30:00Z'), zone: 'America/Denver' })
  })

  it('keeps its local time and no zone where nothing tells the zone', () => {
    expect(takenByLocalClock('2008:05:30 15:56:01', { now })).toEqual({ at: instantIn({ year: 2008, month: 5, day: 30, hour: 15, minute: 56, second: 1 }, serverZone()), local: '2008-05-30 15:56:01', zone: undefined, from: 'embedded' })
  })

  it.each(['0000:00:00 00:00:00', '1904:01:01 00:00:00', '1970:01:01 00:00:00', '2099:01:01 10:00:00', '2021:02:30 10:00:00', 'yesterday', '', 7])('is not told by %j', (value) => {
    expect(takenByLocalClock(value, { now })).toBeUndefined()
  })

  it('is shown by the clock of the place for a video whose date is UTC', () => {
    expect(takenByInstant('2021:07:04 10:15:00', { latitude: 48.8584, longitude: 2.2945, now })).toEqual({ at: new Date('2021-07-04T10:15:00Z'), local: '2021-07-04 12:15:00', zone: 'Europe/Paris', from: 'embedded' })
  })

  it.each([
    ['IMG_20230514_094112.jpg', '2023-05-14 09:41:12'], ['2023-05-14 09.41.12.jpg', '2023-05-14 09:41:12'], ['PXL_20230514_094112345.MP.jpg', '2023-05-14 09:41:12'],
    ['Screenshot_20230514-094112.png', '2023-05-14 09:41:12'], ['Screenshot 2023-05-14 at 09.41.12.png', '2023-05-14 09:41:12'], ['20230514T094112.mov', '2023-05-14 09:41:12'],
    ['IMG-20230514-WA0001.jpg', '2023-05-14 12:00:00'], ['2023-05-14 picnic.jpg', '2023-05-14 12:00:00'],
  ])('is told by the name %s', (name, local) => {
    expect(takenFromName(name, now)).toMatchObject({ local, from: 'name' })
  })

  it.each(['IMG_4120.JPG', 'holiday.jpg', '20991231_101010.jpg', '20231399.jpg', 'scan 4201230514.jpg'])('is not told by the name %s', (name) => {
    expect(takenFromName(name, now)).toBeUndefined()
  })
})

describe('local times', () => {
  it('knows leap days', () => {
    expect(isReal({ year: 2024, month: 2, day: 29, hour: 0, minute: 0, second: 0 })).toBe(true)
    expect(isReal({ year: 2023, month: 2, day: 29, hour: 0, minute: 0, second: 0 })).toBe(false)
  })

  it('knows summer time on both sides of its change', () => {
    expect(instantIn({ year: 2024, month: 3, day: 31, hour: 1, minute: 30, second: 0 }, 'Europe/Berlin')).toEqual(new Date('2024-03-31T00:30:00Z'))
    expect(instantIn({ year: 2024, month: 3, day: 31, hour: 3, minute: 30, second: 0 }, 'Europe/Berlin')).toEqual(new Date('2024-03-31T01:30:00Z'))
    expect(offsetMinutes('Mars/Olympus', now)).toBeUndefined()
  })
})
