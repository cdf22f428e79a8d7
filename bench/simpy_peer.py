#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""SimPy beside us: the same two models with the same statistics, written as SimPy's own examples are.

    simpy_peer.py mm1|network CLIENTS SEED
"""

import json
import random
import sys

import simpy

MODELS = {"mm1": (0.9, 1, 1), "network": (2.2, 3, 5)}  # arrivals per time of service, servers, stations


class Tally:
    def __init__(self):
        self.count, self.sum, self.squares = 0, 0.0, 0.0

    def add(self, value):
        self.count += 1
        self.sum += value
        self.squares += value * value


class Station(simpy.Resource):
    """A resource that integrates how many are served and how many wait."""

    def __init__(self, env, servers):
        super().__init__(env, servers)
        self.waits, self.changed, self.busy_time, self.queue_time = Tally(), 0.0, 0.0, 0.0

    def account(self):
        span = self._env.now - self.changed
        self.busy_time += self.count * span
        self.queue_time += len(self.queue) * span
        self.changed = self._env.now


class Model:
    def __init__(self, name, clients, seed):
        self.rate, servers, stations = MODELS[name]
        self.env = simpy.Environment()
        self.luck = random.Random(seed)
        self.stations = [Station(self.env, servers) for _ in range(stations)]
        self.waits, self.times, self.events = Tally(), Tally(), 0
        self.env.process(self.arrivals(clients))

    def arrivals(self, clients):
        for _ in range(clients):
            yield self.env.timeout(self.luck.expovariate(self.rate))
            self.events += 1
            self.env.process(self.client())

    def client(self):
        arrived, waited, where = self.env.now, 0.0, 0
        while where is not None:
            station, asked = self.stations[where], self.env.now
            station.account()
            with station.request() as turn:
                yield turn
                station.account()
                wait = self.env.now - asked
                station.waits.add(wait)
                waited += wait
                yield self.env.timeout(self.luck.expovariate(1.0))
                station.account()
            self.events += 1
            where = self.onward(where)
        self.waits.add(waited)
        self.times.add(self.env.now - arrived)

    def onward(self, where):
        lot = self.luck.random() if len(self.stations) > 1 else 1.0
        if lot < 0.1:
            return max(0, where - 1)
        return None if lot < 0.2 or where + 1 == len(self.stations) else where + 1


def main(words):
    model = Model(words[0], int(words[1]), int(words[2]))
    model.env.run()
    print(json.dumps({
        "events": model.events,
        "wait": model.waits.sum / model.waits.count,
        "time": model.times.sum / model.times.count,
        "stations": [{"utilization": station.busy_time / model.env.now / station.capacity,
                      "queue": station.queue_time / model.env.now} for station in model.stations]}))


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in MODELS:
        sys.exit(__doc__)
    main(sys.argv[1:])
