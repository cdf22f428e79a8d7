// SPDX-License-Identifier: EUPL-1.2
// The yardstick: how fast one core can simulate queues at all. A plain event loop without a format,
// calendars, groups or luck of its own for each client: a binary heap of events, a pool of clients,
// queues first in, first out, exponential times by the ziggurat, and the statistics that teekond gives
// for the same two models (waits and times of clients, waits of visits, utilization and queues).
//
// limit mm1|network CLIENTS SEED
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NONE = -1, STATIONS = 5, LAYERS = 256 };

typedef struct {
    double time;
    int station;
    int client;
} event; // station NONE: an arrival
typedef struct {
    double arrived, asked, waited;
    int next;
} client;
typedef struct {
    double count, sum, squares;
} tally;
typedef struct {
    int servers, busy, queued, first, last; // the queue is a list through the clients
    double changed, busy_time, queue_time;
    tally waits;
} station;

static event *heap;
static size_t heap_size, heap_room;
static client *clients;
static int client_room, client_count, free_client = NONE;
static station stations[STATIONS];
static int station_count;
static tally client_waits, client_times;
static double now;
static uint64_t lot[4];
static double edge[LAYERS + 1], height[LAYERS + 1];

static uint64_t next_lot(void) // xoshiro256+ (Blackman, Vigna, ACM TOMS 47, 2021)
{
    const uint64_t sum = lot[0] + lot[3], shifted = lot[1] << 17;
    lot[2] ^= lot[0];
    lot[3] ^= lot[1];
    lot[1] ^= lot[2];
    lot[0] ^= lot[3];
    lot[2] ^= shifted;
    lot[3] = lot[3] << 45 | lot[3] >> 19;
    return sum;
}

static double uniform(void)
{
    return (double)(next_lot() >> 11) * 0x1p-53;
}

static void seed_lots(uint64_t seed) // SplitMix64 fills the generator, then the ziggurat's layers
{
    const double tail = 7.69711747013104972, area = 0.0039496598225815571993;
    for (int i = 0; i < 4; i++) {
        uint64_t z = seed += 0x9e3779b97f4a7c15;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
        z = (z ^ z >> 27) * 0x94d049bb133111eb;
        lot[i] = z ^ z >> 31;
    }
    edge[LAYERS] = area / exp(-tail);
    edge[LAYERS - 1] = tail;
    for (int i = LAYERS - 2; i > 0; i--) {
        edge[i] = -log(exp(-edge[i + 1]) + area / edge[i + 1]);
    }
    for (int i = 0; i <= LAYERS; i++) {
        height[i] = i == LAYERS ? 0.0 : exp(-edge[i]);
    }
}

static double exponential(double mean) // Marsaglia, Tsang, J. Stat. Softw. 5 (8), 2000
{
    for (double beyond = 0.0;;) {
        const uint64_t bits = next_lot();
        const int layer = (int)(bits & (LAYERS - 1)) + 1;
        const double x = (double)(bits >> 11) * 0x1p-53 * edge[layer];
        if (x < edge[layer - 1]) {
            return mean * (beyond + x);
        }
        if (layer == LAYERS) {
            beyond += edge[LAYERS - 1];
        } else if (height[layer] + uniform() * (height[layer - 1] - height[layer]) < exp(-x)) {
            return mean * (beyond + x);
        }
    }
}

static void *grown(void *rows, size_t bytes)
{
    void *more = realloc(rows, bytes);
    if (more == NULL) {
        fputs("limit: no memory\n", stderr);
        exit(1);
    }
    return more;
}

static void push(double time, int at_station, int of_client)
{
    size_t at = heap_size++;
    if (at == heap_room) {
        heap_room = heap_room == 0 ? 64 : 2 * heap_room;
        heap = grown(heap, heap_room * sizeof *heap);
    }
    for (; at > 0 && time < heap[(at - 1) / 2].time; at = (at - 1) / 2) {
        heap[at] = heap[(at - 1) / 2];
    }
    heap[at] = (event){time, at_station, of_client};
}

static event pop(void)
{
    const event top = heap[0], last = heap[--heap_size];
    size_t at = 0;
    for (size_t child = 1; child < heap_size; child = 2 * at + 1) {
        child += child + 1 < heap_size && heap[child + 1].time < heap[child].time;
        if (last.time <= heap[child].time) {
            break;
        }
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = last;
    return top;
}

static int new_client(void)
{
    int at = free_client;
    if (at != NONE) {
        free_client = clients[at].next;
    } else if ((at = client_count++) == client_room) {
        client_room = client_room == 0 ? 64 : 2 * client_room;
        clients = grown(clients, (size_t)client_room * sizeof *clients);
    }
    clients[at] = (client){.arrived = now};
    return at;
}

static void add(tally *to, double value)
{
    to->count += 1.0;
    to->sum += value;
    to->squares += value * value;
}

static void account(station *at) // its state until now
{
    at->busy_time += at->busy * (now - at->changed);
    at->queue_time += at->queued * (now - at->changed);
    at->changed = now;
}

static void serve(int where, int who)
{
    const double wait = now - clients[who].asked;
    clients[who].waited += wait;
    add(&stations[where].waits, wait);
    stations[where].busy++;
    push(now + exponential(1.0), where, who);
}

static void join(int where, int who)
{
    station *at = &stations[where];
    account(at);
    clients[who].asked = now;
    if (at->busy < at->servers) {
        serve(where, who);
        return;
    }
    clients[who].next = NONE;
    if (at->queued++ == 0) {
        at->first = who;
    } else {
        clients[at->last].next = who;
    }
    at->last = who;
}

static void leave(int who)
{
    add(&client_waits, clients[who].waited);
    add(&client_times, now - clients[who].arrived);
    clients[who].next = free_client;
    free_client = who;
}

static void complete(int where, int who)
{
    station *at = &stations[where];
    const double u = station_count > 1 ? uniform() : 1.0;
    account(at);
    at->busy--;
    if (at->queued > 0) {
        const int next = at->first;
        at->first = clients[next].next;
        at->queued--;
        serve(where, next);
    }
    if (u < 0.1) {
        join(where > 0 ? where - 1 : 0, who);
    } else if (u < 0.2 || where + 1 == station_count) {
        leave(who);
    } else {
        join(where + 1, who);
    }
}

int main(int count, char **words)
{
    const int network = count == 4 && strcmp(words[1], "network") == 0;
    const double gap = network ? 1.0 / 2.2 : 1.0 / 0.9;
    long to_come = count == 4 ? strtol(words[2], NULL, 10) : 0, events = 0;

    if (to_come <= 0 || (!network && strcmp(words[1], "mm1") != 0)) {
        fputs("usage: limit mm1|network CLIENTS SEED\n", stderr);
        return 2;
    }
    seed_lots(strtoull(words[3], NULL, 10));
    station_count = network ? STATIONS : 1;
    for (int i = 0; i < station_count; i++) {
        stations[i].servers = network ? 3 : 1;
    }
    push(exponential(gap), NONE, NONE);
    for (; heap_size > 0; events++) {
        const event next = pop();
        now = next.time;
        if (next.station != NONE) {
            complete(next.station, next.client);
            continue;
        }
        if (--to_come > 0) {
            push(now + exponential(gap), NONE, NONE);
        }
        join(0, new_client());
    }
    printf(
        "{\"events\": %ld, \"clients\": %.0f, \"wait\": %.6f, \"wait_sd\": %.6f, \"time\": %.6f, "
        "\"time_sd\": %.6f, \"stations\": [",
        events, client_times.count, client_waits.sum / client_waits.count,
        sqrt(client_waits.squares / client_waits.count -
             pow(client_waits.sum / client_waits.count, 2)),
        client_times.sum / client_times.count,
        sqrt(client_times.squares / client_times.count -
             pow(client_times.sum / client_times.count, 2)));
    for (int i = 0; i < station_count; i++) {
        const station *at = &stations[i];
        printf("%s{\"utilization\": %.6f, \"queue\": %.6f, \"wait\": %.6f}", i > 0 ? ", " : "",
               at->busy_time / now / at->servers, at->queue_time / now,
               at->waits.sum / at->waits.count);
    }
    puts("]}");
    free(heap);
    free(clients);
    return 0;
}
