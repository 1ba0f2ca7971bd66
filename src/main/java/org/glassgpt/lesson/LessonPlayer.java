package org.glassgpt.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.glassgpt.i18n.Language;

/**
 * Plays a lesson on a stage, step by step. Everything on one thread. A step sets the stage completely, so that jumping to
 * it gives the same as coming from the step before; leaving the lesson gives the learner back what was there.
 */
public final class LessonPlayer {
    private final Stage stage;
    private final Progress progress;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Language language;
    private Optional<Lesson> lesson = Optional.empty();
    private int at;
    private String courseId = "";

    /** What the learner had when the lesson was opened. */
    private Optional<Scene> base = Optional.empty();

    /** What the learner typed last. */
    private String own = "";

    /** What was asked for last; answers to earlier questions are not heard any more. */
    private long ticket;

    private Optional<Scene> entered = Optional.empty();
    private Optional<Scope> scope = Optional.empty();
    private boolean arriving;

    public LessonPlayer(Stage stage, Progress progress, Language language) {
        this.stage = stage;
        this.progress = progress;
        this.language = language;
        stage.listen(this::stageChanged);
    }

    /** Hears whenever there is something else to show. */
    public void listen(Runnable changed) {
        listeners.add(changed);
    }

    public Optional<Lesson> lesson() {
        return lesson;
    }

    public Language language() {
        return language;
    }

    public Progress progress() {
        return progress;
    }

    /** From 0. */
    public int at() {
        return at;
    }

    public Optional<Step> step() {
        return lesson.map(open -> open.steps().get(at));
    }

    public Optional<Step> nextStep() {
        return lesson.filter(open -> at + 1 < open.steps().size())
                .map(open -> open.steps().get(at + 1));
    }

    /** How far the learner has come in the step in hand. */
    public StepState state() {
        return step().map(now -> progress.state(courseId, lesson.get().id(), now.id()))
                .orElse(StepState.NEW);
    }

    /** Where the numbers in the words are read; empty until the stage shows the step. */
    public Optional<Scope> scope() {
        return scope;
    }

    /** Opens a lesson at one of its steps. */
    public void open(String course, Lesson next, int step) {
        if (lesson.isEmpty()) {
            stage.remember();
            base = stage.scene();
            own = base.map(Scene::prompt).orElse("");
        } else {
            keepOwn();
        }
        courseId = course;
        lesson = Optional.of(next);
        enter(step);
    }

    /** The lesson as it was read again from its files; stays at the step of the same id. */
    public void replace(Lesson again) {
        if (lesson.isEmpty() || !lesson.get().id().equals(again.id())) return;
        String id = step().map(Step::id).orElse("");
        lesson = Optional.of(again);
        enter(again.find(id).orElse(Math.min(at, again.steps().size() - 1)));
    }

    /** Leaves the lesson; the stage is again what it was before. */
    public void leave() {
        if (lesson.isEmpty()) return;
        ticket++;
        lesson = Optional.empty();
        scope = Optional.empty();
        entered = Optional.empty();
        base = Optional.empty();
        stage.restore();
        tell();
    }

    public void next() {
        goTo(at + 1);
    }

    public void previous() {
        goTo(at - 1);
    }

    /** To a step by its place, if there is one. */
    public void goTo(int place) {
        if (lesson.isEmpty() || place < 0 || place >= lesson.get().steps().size()) return;
        keepOwn();
        enter(place);
    }

    public void goTo(String stepId) {
        lesson.flatMap(open -> open.find(stepId)).ifPresent(this::goTo);
    }

    public void setLanguage(Language next) {
        if (next == language) return;
        language = next;
        if (lesson.isPresent()) present();
    }

    /** The learner's own text, where the step leaves it to him. */
    private void keepOwn() {
        boolean his = step().filter(now -> now.frame()
                        .staging()
                        .setting()
                        .prompt()
                        .filter(Setting.OWN::equals)
                        .isPresent())
                .isPresent();
        if (his) stage.scene().ifPresent(now -> own = now.prompt());
    }

    private void enter(int place) {
        at = place;
        progress.visit(courseId, lesson.get().id(), step().orElseThrow().id());
        present();
    }

    /** Shows the step in hand, as it is before or after the answer. */
    private void present() {
        Step now = step().orElseThrow();
        Staging staging = now.frame()
                .revealed()
                .filter(after -> state().out())
                .orElse(now.frame().staging());
        long mine = ++ticket;
        entered = Optional.empty();
        scope = Optional.empty();
        tell();
        Optional<Prompt> prompt = lesson.get().prompt(staging.setting());
        stage.look(text(staging, prompt), plain -> {
            if (ticket == mine) others(now, staging, prompt, plain, mine, new LinkedHashMap<>());
        });
    }

    private String text(Staging staging, Optional<Prompt> prompt) {
        boolean his = staging.setting().prompt().filter(Setting.OWN::equals).isPresent();
        if (his) return own;
        return prompt.map(known -> known.text().get(language))
                .or(() -> base.map(Scene::prompt))
                .orElse(own);
    }

    /** Runs the other prompts that the step compares with, one after the other, and then shows it. */
    private void others(
            Step now, Staging staging, Optional<Prompt> prompt, Reading plain, long mine, Map<String, Reading> run) {
        Optional<String> missing = otherPrompts(now).stream()
                .filter(name -> !run.containsKey(name))
                .findFirst();
        if (missing.isEmpty()) {
            show(staging, prompt, plain, mine, run);
            return;
        }
        String text = lesson.get().prompts().get(missing.get()).text().get(language);
        stage.look(text, reading -> {
            if (ticket != mine) return;
            run.put(missing.get(), reading);
            others(now, staging, prompt, plain, mine, run);
        });
    }

    private Set<String> otherPrompts(Step now) {
        Set<String> names = new LinkedHashSet<>();
        List<Claim> claims = new ArrayList<>(now.frame().claims());
        claims.addAll(now.frame().revealedClaims());
        for (Claim claim : claims) {
            if (claim instanceof Claim.That that) names.addAll(that.expression().otherPrompts());
        }
        if (now instanceof Step.Worked worked) {
            worked.blanks().values().forEach(blank -> names.addAll(blank.value().otherPrompts()));
        }
        Pieces.values(
                lesson.get().words(now, language).everything(),
                value -> names.addAll(value.expression().otherPrompts()));
        return names;
    }

    private void show(Staging staging, Optional<Prompt> prompt, Reading plain, long mine, Map<String, Reading> run) {
        if (base.isEmpty()) { // the lesson was asked for before anything was open
            stage.remember();
            base = stage.scene();
        }
        Scene scene;
        try {
            scene = new Resolver(language, prompt, plain).scene(staging, base.orElseThrow());
        } catch (UnreadableException e) {
            return; // the model cannot show this step: its words stand alone
        }
        stage.show(scene, () -> {
            if (ticket != mine) return;
            arriving = true;
            entered = Optional.of(scene);
            read(prompt, plain, run);
            arriving = false;
            checkDeed();
            tell();
        });
    }

    private void read(Optional<Prompt> prompt, Reading plain, Map<String, Reading> run) {
        Optional<Scene> scene = stage.scene();
        Optional<Reading> reading = stage.reading();
        if (scene.isEmpty() || reading.isEmpty()) return;
        scope = Optional.of(new Scope(
                language,
                reading.get(),
                plain,
                scene.get().hand(),
                prompt,
                name -> Optional.ofNullable(run.get(name)).map(other -> {
                    Hand hand = new Hand(
                            scene.get().hand().layer(),
                            scene.get().hand().head(),
                            Hand.LAST,
                            Hand.NONE,
                            0,
                            0,
                            Hand.NONE,
                            Hand.NONE,
                            Optional.empty());
                    Optional<Prompt> its = lesson.map(open -> open.prompts().get(name));
                    return new Scope(language, other, other, hand, its, none -> Optional.empty());
                })));
    }

    /** The learner, or the step itself, did something. */
    private void stageChanged() {
        if (lesson.isEmpty() || scope.isEmpty() || entered.isEmpty() || arriving) return;
        Optional<Reading> reading = stage.reading();
        Optional<Scene> scene = stage.scene();
        if (reading.isEmpty() || scene.isEmpty()) return;
        Scope before = scope.get();
        Scope after = new Scope(
                language, reading.get(), before.plain(), scene.get().hand(), before.prompt(), before.others());
        boolean other = !reading.get().prompt().equals(before.plain().prompt());
        if (!other) {
            scope = Optional.of(after);
            checkDeed();
            tell();
            return;
        }
        long mine = ticket;
        stage.look(reading.get().prompt(), plain -> {
            if (ticket != mine || scope.isEmpty()) return;
            scope = Optional.of(
                    new Scope(language, reading.get(), plain, scene.get().hand(), before.prompt(), before.others()));
            checkDeed();
            tell();
        });
    }

    private void checkDeed() {
        if (!(step().orElse(null) instanceof Step.Do doing) || state().out()) return;
        if (scope.isEmpty() || entered.isEmpty()) return;
        Optional<Scene> now = stage.scene();
        if (now.isEmpty() || !new DeedCheck(scope.get(), entered.get(), now.get()).done(doing.deed())) return;
        progress.answer(courseId, lesson.get().id(), doing, state().done());
        if (doing.frame().revealed().isPresent()) present();
    }

    /** Chooses one option or several, or marks lines; counted from 1. */
    public void choose(Set<Integer> chosen) {
        Step now = step().orElseThrow();
        Step.Choice choice = now instanceof Step.Predict predict
                ? predict.choice()
                : now instanceof Step.Quiz quiz ? quiz.choice() : null;
        if (choice == null || chosen.isEmpty() || state().out()) return;
        boolean right = chosen.equals(choice.right());
        answer(now, state().withChoice(chosen, right || now.kind() == Kind.PREDICT));
    }

    /** Writes a number in a blank. */
    public void fill(String blank, String typed) {
        if (!(step().orElse(null) instanceof Step.Worked worked) || state().out()) return;
        OptionalDouble number = NumberText.read(typed);
        boolean right = number.isPresent() && near(worked.blanks().get(blank), number.getAsDouble());
        StepState filled = state().withNumber(blank, typed, right, false);
        boolean all = filled.correct().equals(worked.blanks().keySet());
        answer(worked, all ? filled.done() : filled);
    }

    private boolean near(Step.Blank blank, double number) {
        return expected(blank).stream().anyMatch(value -> Math.abs(value - number) <= blank.tolerance() * (1 + 1e-9));
    }

    /** What a blank comes to on what the stage shows. */
    public OptionalDouble expected(Step.Blank blank) {
        if (scope.isEmpty()) return OptionalDouble.empty();
        try {
            return blank.value().in(scope.get()) instanceof Result.Number number
                    ? OptionalDouble.of(number.value())
                    : OptionalDouble.empty();
        } catch (UnreadableException e) {
            return OptionalDouble.empty();
        }
    }

    /** The answer is asked for. */
    public void giveUp() {
        step().filter(now -> now.kind().asks() && !state().out()).ifPresent(now -> answer(now, state().givenUp()));
    }

    private void answer(Step now, StepState next) {
        boolean wasOut = state().out();
        progress.answer(courseId, lesson.get().id(), now, next);
        if (next.out() && !wasOut && now.frame().revealed().isPresent()) present();
        else tell();
    }

    /** Takes the answers to the step in hand back, to try again. */
    public void again() {
        step().ifPresent(now -> {
            progress.forget(courseId, lesson.get().id(), now.id());
            present();
        });
    }

    /** Starts what the step runs. */
    public void run() {
        if (step().orElse(null) instanceof Step.Run running && scope.isPresent()) stage.act(running.action());
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
