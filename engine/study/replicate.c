// SPDX-License-Identifier: EUPL-1.2
// Replications on several threads. Each thread takes a run and the next unit of work, a replication of
// a case; what was counted is handed over in the order of the units, so that sums are the same whatever
// the number of threads. Nobody waits for an earlier one: a run whose turn has not come is put aside, its thread goes
// on with another, and whoever finishes the one that is missing hands over all that lie ready. An
// interruption leaves the replications before the first unfinished one.
#include <pthread.h>
#include <unistd.h>

#include "crew.h"

enum { MOST_THREADS = 256, SPARE_RUNS = 1, MOST_RUNS = MOST_THREADS + SPARE_RUNS };

// A run that is through and waits to be handed over.
typedef struct tkd_ready {
    tkd_run *run;
    bool is_there;
    tkd_status status;
    tkd_error error;
} tkd_ready;

typedef struct tkd_crew {
    const tkd_work *work;
    tkd_portion portion;
    tkd_unit_fn *handed;
    void *context;
    pthread_t first; // the thread that speaks: to the user, and to other ranks
    pthread_mutex_t mutex;
    pthread_cond_t turn;
    uint32_t runs;              // rows that may be under way or ready at once
    tkd_ready ready[MOST_RUNS]; // by row modulo `runs`
    tkd_run *free_runs[MOST_RUNS];
    uint32_t free_count;
    bool is_handing;   // somebody hands over
    uint64_t next;     // row of the portion to be begun
    uint64_t turns;    // rows handed over
    bool called_off;   // by another rank that was interrupted
    bool stopped;      // interrupted: begin no more
    uint64_t cut;      // the first that was interrupted in the middle: it and those behind are lost
    tkd_status status; // of the first replication that failed
    tkd_error error;
} tkd_crew;

// Flags are set by a signal or by the first thread while others read them.
static bool is_interrupted(const tkd_crew *crew)
{
    const bool *flag = crew->work->study->options->interrupted;

    return (flag != NULL && __atomic_load_n(flag, __ATOMIC_RELAXED)) ||
           __atomic_load_n(&crew->called_off, __ATOMIC_RELAXED);
}

// The first thread alone speaks with other ranks.
static void confer(tkd_crew *crew)
{
    tkd_ranks *ranks = crew->work->study->options->ranks;

    if (ranks != NULL) {
        if (is_interrupted(crew)) {
            tkd_ranks_tell(ranks);
        }
        if (tkd_ranks_is_told(ranks)) {
            __atomic_store_n(&crew->called_off, true, __ATOMIC_RELAXED);
            if (crew->work->study->options->interrupted != NULL) {
                __atomic_store_n(crew->work->study->options->interrupted, true, __ATOMIC_RELAXED);
            }
        }
    }
}

static bool goes_on(tkd_crew *crew)
{
    crew->stopped = crew->stopped || is_interrupted(crew);
    return !crew->stopped && crew->status == TKD_OK && crew->next < crew->portion.count;
}

// The row of the portion to begin, or `count` when there is none; and a run for it, NULL: a new one.
static uint64_t begin_next(tkd_crew *crew, tkd_run **run)
{
    uint64_t row = crew->portion.count;

    *run = NULL;
    (void)pthread_mutex_lock(&crew->mutex);
    while (goes_on(crew) && crew->next >= crew->turns + crew->runs) {
        (void)pthread_cond_wait(&crew->turn, &crew->mutex);
    }
    if (goes_on(crew)) {
        row = crew->next++;
        *run = crew->free_count > 0 ? crew->free_runs[--crew->free_count] : NULL;
    }
    (void)pthread_mutex_unlock(&crew->mutex);
    return row;
}

uint64_t tkd_work_units(const tkd_work *work)
{
    return (uint64_t)work->job_count * (work->study->replications - work->study->first);
}

tkd_unit tkd_work_unit(const tkd_work *work, uint64_t number)
{
    const uint32_t of_case = work->study->replications - work->study->first;

    return (tkd_unit){&work->jobs[number / of_case],
                      work->study->first + (uint32_t)(number % of_case)};
}

static tkd_unit unit_of(const tkd_crew *crew, uint64_t row)
{
    return tkd_work_unit(crew->work, crew->portion.first + row * crew->portion.stride);
}

static void put_back(tkd_crew *crew, tkd_run *run)
{
    if (run != NULL) {
        crew->free_runs[crew->free_count++] = run;
    }
}

// Hand over the row whose turn it is; others may begin and finish rows in the meantime. The first
// failure ends the work of all.
static void hand_over_next(tkd_crew *crew)
{
    tkd_ready *ready = &crew->ready[crew->turns % crew->runs];
    tkd_status status = ready->status;

    if (status == TKD_OK) {
        const tkd_yield yield = {tkd_run_tally(ready->run), tkd_run_clients(ready->run, 0),
                                 ready->run};
        (void)pthread_mutex_unlock(&crew->mutex);
        status = crew->handed(&yield, unit_of(crew, crew->turns), crew->context, &crew->error);
        (void)pthread_mutex_lock(&crew->mutex);
    } else {
        crew->error = ready->error;
    }
    crew->status = status;
    crew->turns += status == TKD_OK ? 1 : 0;
    ready->is_there = false;
    put_back(crew, ready->run);
    (void)pthread_cond_broadcast(&crew->turn);
}

// A row is through: lay it ready, and hand over what can be.
static void finish(tkd_crew *crew, tkd_run *run, uint64_t row, tkd_status status,
                   const tkd_error *error)
{
    (void)pthread_mutex_lock(&crew->mutex);
    crew->ready[row % crew->runs] = (tkd_ready){run, true, status, *error};
    if (!crew->is_handing) {
        crew->is_handing = true;
        while (crew->status == TKD_OK && crew->turns < crew->cut &&
               crew->ready[crew->turns % crew->runs].is_there) {
            hand_over_next(crew);
        }
        crew->is_handing = false;
    }
    (void)pthread_mutex_unlock(&crew->mutex);
}

// A replication was interrupted: it is not handed over, nor those behind it.
static void cut_off(tkd_crew *crew, tkd_run *run, uint64_t row)
{
    (void)pthread_mutex_lock(&crew->mutex);
    crew->stopped = true;
    crew->cut = row < crew->cut ? row : crew->cut;
    put_back(crew, run);
    (void)pthread_cond_broadcast(&crew->turn);
    (void)pthread_mutex_unlock(&crew->mutex);
}

// `begun`: the share done of a replication that is not yet handed over. Other ranks are taken to be
// as far as this one.
static void report_progress(tkd_crew *crew, double begun)
{
    const tkd_study *study = crew->work->study;

    if (study->options->progress != NULL && study->cases > 0.0) {
        (void)pthread_mutex_lock(&crew->mutex);
        const double own = (double)crew->turns + begun;
        (void)pthread_mutex_unlock(&crew->mutex);
        const double done = (double)crew->portion.first + own * (double)crew->portion.stride;
        const double all = (double)tkd_work_units(crew->work);
        const double cases = (double)crew->work->job_count * (done < all ? done / all : 1.0);
        study->options->progress((study->done + study->weight * cases) / study->cases,
                                 study->options->progress_context);
    }
}

static bool look(double share_done, void *context)
{
    tkd_crew *crew = context;

    if (pthread_equal(pthread_self(), crew->first)) {
        confer(crew);
        report_progress(crew, share_done);
    }
    return !is_interrupted(crew);
}

static tkd_status replicate(tkd_crew *crew, tkd_run **run, uint64_t row, tkd_error *error)
{
    const tkd_study *study = crew->work->study;
    const tkd_unit unit = unit_of(crew, row);
    tkd_run_options options = unit.job->options;

    options.look = look;
    options.look_context = crew;
    if (*run == NULL) {
        TKD_TRY(tkd_run_new(unit.job->ready->kit, options, run, error));
    } else {
        tkd_run_turn_to(*run, unit.job->ready->kit, options);
    }
    return tkd_run_replicate(
        *run, study->seed,
        study->chosen == NULL ? unit.replication : study->chosen[unit.replication], error);
}

static void *work_on(void *context)
{
    tkd_crew *crew = context;
    tkd_run *run = NULL;

    for (uint64_t row = begin_next(crew, &run); row < crew->portion.count;
         row = begin_next(crew, &run)) {
        tkd_error error = {0};
        const tkd_status status = replicate(crew, &run, row, &error);
        if (status != TKD_OK && run != NULL && tkd_run_was_stopped(run)) {
            cut_off(crew, run, row);
            break;
        }
        finish(crew, run, row, status, &error);
        if (pthread_equal(pthread_self(), crew->first)) {
            confer(crew);
            report_progress(crew, 0.0);
        }
    }
    return NULL;
}

static void free_runs(tkd_crew *crew)
{
    for (uint32_t i = 0; i < crew->runs; i++) {
        if (crew->ready[i].is_there) {
            tkd_run_free(crew->ready[i].run);
        }
    }
    while (crew->free_count > 0) {
        tkd_run_free(crew->free_runs[--crew->free_count]);
    }
}

static uint32_t count_threads(const tkd_study_options *options, uint64_t most)
{
    const long cores = sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t threads = options->threads;

    if (threads == 0) {
        threads = cores > 0 ? (uint32_t)cores : 1;
    }
    threads = threads < MOST_THREADS ? threads : MOST_THREADS;
    return threads < most ? threads : (uint32_t)most;
}

// What a run's limit means, for people.
static tkd_status explain(const tkd_study *study, tkd_status status, const tkd_error *error,
                          tkd_error *err)
{
    const bool estonian = study->problems->language == TKD_ET;
    const tkd_text what = tkd_text_of(error->message);
    const char *text = error->message;

    if (status == TKD_ERR_LIMIT && tkd_text_equal(what, TKD_TEXT("people"))) {
        text =
            estonian
                ? "süsteemis on korraga üle miljoni inimese: saabujaid on liiga palju või kasvab "
                  "mõni järjekord lõputult"
                : "more than a million people are in the system at once: too many arrive, or "
                  "a queue grows without end";
    } else if (status == TKD_ERR_LIMIT && tkd_text_equal(what, TKD_TEXT("standstill"))) {
        text = estonian ? "aeg ei liigu edasi: inimesed käivad sammude vahel ringi, ilma et midagi "
                          "võtaks aega"
                        : "time does not pass: people go round between steps, and nothing takes "
                          "time";
    } else if (status == TKD_ERR_LIMIT && tkd_text_equal(what, TKD_TEXT("weeks"))) {
        text = estonian
                   ? "mõõdetud aeg on liiga pikk, et seda nädalate kaupa üles kirjutada: lühenda "
                     "seda, võti run.measure"
                   : "the measured time is too long to be recorded by week: shorten it, the "
                     "key run.measure";
    } else if (status == TKD_ERR_LIMIT && (tkd_text_equal(what, TKD_TEXT("visits")) ||
                                           tkd_text_equal(what, TKD_TEXT("bookings")))) {
        text = estonian ? "keegi käib ühel sammul üle 60 000 korra: kontrolli kordumisi"
                        : "somebody visits one step more than 60,000 times: look at the reworks";
    }
    return TKD_FAIL(err, status, error->place, "%s", text);
}

tkd_status tkd_crew_run(const tkd_work *work, tkd_portion portion, tkd_unit_fn *handed,
                        void *context, tkd_progress *progress, tkd_error *err)
{
    const uint32_t wanted = count_threads(work->study->options, portion.count);
    tkd_crew crew = {.work = work,
                     .portion = portion,
                     .handed = handed,
                     .context = context,
                     .first = pthread_self(),
                     .runs = wanted > 1 ? wanted + SPARE_RUNS : 1,
                     .cut = UINT64_MAX,
                     .mutex = PTHREAD_MUTEX_INITIALIZER,
                     .turn = PTHREAD_COND_INITIALIZER};
    pthread_t threads[MOST_THREADS];
    uint32_t others = 0;

    while (others + 1 < wanted && pthread_create(&threads[others], NULL, work_on, &crew) == 0) {
        others++;
    }
    (void)work_on(&crew);
    for (uint32_t i = 0; i < others; i++) {
        (void)pthread_join(threads[i], NULL);
    }
    free_runs(&crew);
    *progress = (tkd_progress){.taken = crew.turns, .stopped = crew.stopped};
    if (crew.status != TKD_OK) {
        return explain(work->study, crew.status, &crew.error, err);
    }
    return TKD_OK;
}

static tkd_status take_unit(const tkd_yield *yield, tkd_unit unit, void *context, tkd_error *err)
{
    (void)context;
    return unit.job->replicated(yield, unit.replication, unit.job->context, err);
}

tkd_status tkd_study_replicate_all(tkd_study *study, tkd_job *jobs, size_t count, tkd_error *err)
{
    const tkd_work work = {study, jobs, count};
    const uint64_t of_case = study->replications - study->first;
    const tkd_portion all = {0, 1, tkd_work_units(&work)};
    // Chosen replications are few, and what they record stays with their run: each rank has its own.
    const bool is_shared = study->chosen == NULL && tkd_ranks_count(study->options->ranks) > 1;
    tkd_progress progress = {0};
    const tkd_status status = is_shared ? tkd_share_out(&work, &progress, err)
                                        : tkd_crew_run(&work, all, take_unit, NULL, &progress, err);

    study->done += study->weight * (double)count;
    study->cut = study->cut || (progress.stopped && progress.taken < all.count);
    for (size_t i = 0; i < count; i++) {
        const uint64_t before = i * of_case;
        const uint64_t own = progress.taken > before ? progress.taken - before : 0;
        jobs[i].used = study->first + (uint32_t)(own < of_case ? own : of_case);
    }
    return status;
}

tkd_status tkd_study_replicate(tkd_study *study, const tkd_case_ready *ready,
                               tkd_run_options run_options, tkd_replicated_fn *replicated,
                               void *context, uint32_t *used, tkd_error *err)
{
    tkd_job job = {ready, run_options, replicated, context, 0};
    const tkd_status status = tkd_study_replicate_all(study, &job, 1, err);

    *used = job.used;
    return status;
}
