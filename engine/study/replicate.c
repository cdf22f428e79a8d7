// SPDX-License-Identifier: EUPL-1.2
// Replications on several threads. Each thread has its own run and takes the next replication; what
// it counted is handed over when its turn comes, so that sums are made in the same order whatever
// the number of threads. An interruption leaves the replications before the first unfinished one.
#include <pthread.h>
#include <unistd.h>

#include "crew.h"

enum { MOST_THREADS = 256 };

typedef struct tkd_crew {
    const tkd_work *work;
    tkd_portion portion;
    pthread_mutex_t mutex;
    pthread_cond_t turn;
    uint32_t next;     // row of the portion to be begun
    uint32_t turns;    // rows handed over
    bool called_off;   // by another rank that was interrupted
    bool stopped;      // interrupted: begin no more
    uint32_t cut;      // the first that was interrupted in the middle: it and those behind are lost
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

// The row of the portion to begin, or `count` when there is none.
static uint32_t begin_next(tkd_crew *crew)
{
    uint32_t row = crew->portion.count;

    (void)pthread_mutex_lock(&crew->mutex);
    crew->stopped = crew->stopped || is_interrupted(crew);
    if (!crew->stopped && crew->status == TKD_OK && crew->next < crew->portion.count) {
        row = crew->next++;
    }
    (void)pthread_mutex_unlock(&crew->mutex);
    return row;
}

static uint32_t number_of(const tkd_crew *crew, uint32_t row)
{
    return crew->portion.first + row * crew->portion.stride;
}

// Hand over in order; the first failure ends the work of all.
static void hand_over(tkd_crew *crew, tkd_run *run, uint32_t row, tkd_status status,
                      const tkd_error *error)
{
    const tkd_work *work = crew->work;

    (void)pthread_mutex_lock(&crew->mutex);
    while (crew->turns < row && crew->status == TKD_OK && row < crew->cut) {
        (void)pthread_cond_wait(&crew->turn, &crew->mutex);
    }
    if (crew->status == TKD_OK && row < crew->cut) {
        if (status == TKD_OK) {
            const tkd_yield yield = {tkd_run_tally(run), tkd_run_clients(run, 0), run};
            status = work->replicated(&yield, number_of(crew, row), work->context, &crew->error);
        } else {
            crew->error = *error;
        }
        crew->status = status;
        crew->turns += status == TKD_OK ? 1 : 0;
    }
    (void)pthread_cond_broadcast(&crew->turn);
    (void)pthread_mutex_unlock(&crew->mutex);
}

// A replication was interrupted: whoever waits for it waits no more.
static void cut_off(tkd_crew *crew, uint32_t row)
{
    (void)pthread_mutex_lock(&crew->mutex);
    crew->stopped = true;
    crew->cut = row < crew->cut ? row : crew->cut;
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
        const double own = crew->turns + begun;
        (void)pthread_mutex_unlock(&crew->mutex);
        const double done = crew->portion.first - study->first + own * crew->portion.stride;
        const double all = study->replications - study->first;
        const double share = done < all ? done / all : 1.0;
        study->options->progress((study->done + study->weight * share) / study->cases,
                                 study->options->progress_context);
    }
}

static bool look(double share_done, void *context)
{
    (void)share_done;
    return !is_interrupted(context);
}

static bool look_and_report(double share_done, void *context)
{
    confer(context);
    report_progress(context, share_done);
    return look(share_done, context);
}

// The first thread also speaks: to the user, and to other ranks.
static void work(tkd_crew *crew, bool is_first)
{
    const tkd_study *study = crew->work->study;
    tkd_run_options options = crew->work->run_options;
    tkd_error error = {0};
    tkd_run *run = NULL;
    tkd_status status = TKD_OK;

    options.look = is_first ? look_and_report : look;
    options.look_context = crew;
    status = tkd_run_new(crew->work->ready->kit, options, &run, &error);
    for (;;) {
        const uint32_t row = begin_next(crew);
        if (row >= crew->portion.count) {
            break;
        }
        if (status == TKD_OK) {
            const uint32_t number = number_of(crew, row);
            status = tkd_run_replicate(
                run, study->seed, study->chosen == NULL ? number : study->chosen[number], &error);
            if (status != TKD_OK && tkd_run_was_stopped(run)) {
                cut_off(crew, row);
                break;
            }
        }
        hand_over(crew, run, row, status, &error);
        if (is_first) {
            confer(crew);
            report_progress(crew, 0.0);
        }
    }
    tkd_run_free(run);
}

static void *thread_main(void *context)
{
    work(context, false);
    return NULL;
}

static uint32_t count_threads(const tkd_study_options *options, uint32_t most)
{
    const long cores = sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t threads = options->threads;

    if (threads == 0) {
        threads = cores > 0 ? (uint32_t)cores : 1;
    }
    threads = threads < MOST_THREADS ? threads : MOST_THREADS;
    return threads < most ? threads : most;
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
                ? "süsteemis on korraga üle 2 miljoni inimese: saabujaid on liiga palju või kasvab "
                  "mõni järjekord lõputult"
                : "more than 2 million people are in the system at once: too many arrive, or "
                  "a queue grows without end";
    } else if (status == TKD_ERR_LIMIT && tkd_text_equal(what, TKD_TEXT("standstill"))) {
        text = estonian ? "aeg ei liigu edasi: inimesed käivad sammude vahel ringi, ilma et midagi "
                          "võtaks aega"
                        : "time does not pass: people go round between steps, and nothing takes "
                          "time";
    } else if (status == TKD_ERR_LIMIT) {
        text = estonian ? "keegi käib ühel sammul üle miljoni korra: kontrolli kordumisi"
                        : "somebody visits one step more than a million times: look at the reworks";
    }
    return TKD_FAIL(err, status, error->place, "%s", text);
}

tkd_status tkd_crew_run(const tkd_work *job, tkd_portion portion, tkd_progress *progress,
                        tkd_error *err)
{
    tkd_crew crew = {.work = job,
                     .portion = portion,
                     .cut = UINT32_MAX,
                     .mutex = PTHREAD_MUTEX_INITIALIZER,
                     .turn = PTHREAD_COND_INITIALIZER};
    pthread_t threads[MOST_THREADS];
    const uint32_t wanted = count_threads(job->study->options, portion.count);
    uint32_t others = 0;

    while (others + 1 < wanted && pthread_create(&threads[others], NULL, thread_main, &crew) == 0) {
        others++;
    }
    work(&crew, true);
    for (uint32_t i = 0; i < others; i++) {
        (void)pthread_join(threads[i], NULL);
    }
    *progress = (tkd_progress){.taken = crew.turns, .stopped = crew.stopped};
    if (crew.status != TKD_OK) {
        return explain(job->study, crew.status, &crew.error, err);
    }
    return TKD_OK;
}

tkd_status tkd_study_replicate(tkd_study *study, const tkd_case_ready *ready,
                               tkd_run_options run_options, tkd_replicated_fn *replicated,
                               void *context, uint32_t *used, tkd_error *err)
{
    const tkd_work job = {study, ready, run_options, replicated, context};
    const tkd_portion all = {study->first, 1, study->replications - study->first};
    // Chosen replications are few, and what they record stays with their run: each rank has its own.
    const bool is_shared = study->chosen == NULL && tkd_ranks_count(study->options->ranks) > 1;
    tkd_progress progress = {0};
    const tkd_status status =
        is_shared ? tkd_share_out(&job, &progress, err) : tkd_crew_run(&job, all, &progress, err);

    study->done += study->weight;
    study->cut = study->cut || (progress.stopped && progress.taken < all.count);
    *used = study->first + progress.taken;
    return status;
}
