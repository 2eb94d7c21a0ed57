using System.Globalization;
using Tideline.Proof.Disclosure.Hierarchies;

namespace Tideline.Proof.Faults;

/// <summary>The same mornings, in which the program is killed again and again.</summary>
/// <param name="hasTime">Whether a further kill may begin.</param>
internal sealed class KilledMornings(FaultPlan plan, UndisturbedMornings undisturbed, Judgement judgement, Func<bool> hasTime, Action<string> say)
{
    private static readonly TimeSpan _silence = TimeSpan.FromMinutes(5);

    private readonly DrawStream _draws = new(plan.Seed);
    private readonly List<Kill> _kills = [];

    // So that one boundary after the other gets its turn, over mornings and countries.
    private int _turn;

    public IReadOnlyList<Kill> Kills => _kills;

    private int Killed => _kills.Count(k => k.Killed);

    /// <summary>Goes through all mornings of a country, which is then judged.</summary>
    public void Run(Country country, string name, CancellationToken cancellation)
    {
        foreach (var (morning, file) in country.Coming.Index())
        {
            country.Deliver(file);
            var mornings = country.Coming.Count - morning;
            foreach (var boundary in Plan(morning, Math.Min(plan.KillsAMorning, (int)Math.Ceiling((plan.Kills - Killed) / (double)mornings))))
            {
                cancellation.ThrowIfCancellationRequested();
                if (!hasTime())
                {
                    break;
                }

                Kill(country, file, boundary, undisturbed.Took(morning));
                judgement.LookAfterKill(country, undisturbed.Releases(morning), $"{name}, morning {morning + 1}, kill at '{boundary.At}'");
            }

            country.Finish();
            judgement.LookAfterKill(country, undisturbed.Releases(morning), $"{name}, morning {morning + 1}, its end");
        }

        Approve(country, name);
        judgement.LookAtEnd(country, undisturbed.Country, name);
        say(FormattableString.Invariant($"{name}: {Killed} kills so far, {judgement.Faults.Count} faults."));
    }

    /// <summary>Where a morning's kills are, in the order in which it comes by.</summary>
    private List<Boundary> Plan(int morning, int kills)
    {
        var all = undisturbed.Boundaries(morning);
        List<Boundary> chosen = [];
        for (var kill = 0; kill < kills; kill++)
        {
            // Of five kills three are at boundaries.
            if (all.Count > 0 && kill % 5 is 0 or 2 or 3)
            {
                chosen.Add(all[_turn++ % all.Count]);
            }
            else
            {
                var share = _draws.Uniform();
                chosen.Add(new(kill % 10 == 4 ? KillKind.WatchAlone : KillKind.Instant, string.Create(CultureInfo.InvariantCulture, $"{share * 100:0}%"), share));
            }
        }

        return [.. chosen.OrderBy(b => b.Share)];
    }

    private void Kill(Country country, string file, Boundary boundary, TimeSpan took)
    {
        var killed = boundary.Kind switch
        {
            KillKind.Disk => AtMark(country, boundary.At),
            KillKind.Stage => AtStage(country, file, boundary.At),
            _ => AtInstant(country.WatchArguments, took * boundary.Share, boundary.Kind == KillKind.WatchAlone),
        };
        _kills.Add(new(boundary.Kind, boundary.At, killed));
    }

    private bool AtMark(Country country, string mark)
    {
        using var reached = new ManualResetEventSlim();
        Child? child = null;
        using var marks = new DiskMarks(country.Project, m =>
        {
            if (m == mark)
            {
                // At once: what waits for another thread comes too late.
                Volatile.Read(ref child)?.Kill();
                reached.Set();
            }
        });
        using var started = Child.Start(plan, country.WatchArguments);
        Volatile.Write(ref child, started);
        return Wait(started, reached);
    }

    private bool AtStage(Country country, string file, string stage)
    {
        country.PutByHand(file);
        using var reached = new ManualResetEventSlim();
        using var child = Child.Start(plan, country.RunArguments, line =>
        {
            if (UndisturbedMornings.StageOf(line) == stage)
            {
                reached.Set();
            }
        });
        return Wait(child, reached);
    }

    private bool AtInstant(IReadOnlyList<string> arguments, TimeSpan after, bool alone)
    {
        using var child = Child.Start(plan, arguments);
        var until = after - child.Since;
        if (until > TimeSpan.Zero)
        {
            Thread.Sleep(until);
        }

        return alone ? child.KillAlone() : child.Kill();
    }

    /// <summary>Kills a process when the event is set.</summary>
    /// <returns>False: it ended before.</returns>
    private static bool Wait(Child child, ManualResetEventSlim reached)
    {
        var since = System.Diagnostics.Stopwatch.StartNew();
        while (!reached.Wait(TimeSpan.FromMilliseconds(1)))
        {
            if (child.HasEnded || since.Elapsed > _silence)
            {
                child.Kill();
                return reached.IsSet;
            }
        }

        child.Kill();
        return true;
    }

    /// <summary>Two people approve the newest release, and it is published, each with a kill on the way.</summary>
    private void Approve(Country country, string name)
    {
        var release = Judgement.NewestOf(country);
        foreach (var (person, organisation) in ((string, string)[])[("First releaser", "Operator"), ("Second releaser", "Agency")])
        {
            var key = Path.Combine(country.Root, organisation + ".key");
            country.Demand("release", "key", "--name", person, "--organisation", organisation, "--key", key, "--project", country.Project);
            Interrupted(["release", "approve", release, "--key", key, "--project", country.Project]);
        }

        Interrupted(["release", "publish", release, "--project", country.Project]);
        var events = Judgement.EventsOf(country, release);
        judgement.Expect(
            events.Count(e => e == "approved") == 2 && events.Count(e => e == "published") == 1,
            $"{name}: the register has {string.Join(", ", events)} of release {release}.");
        var (code, _, error) = Child.Run(plan, "verify", "--project", country.Project);
        judgement.Expect(code == 0, $"{name}: 'tideline verify' ended with {code}: {error.Trim()}");

        void Interrupted(IReadOnlyList<string> arguments)
        {
            var before = Judgement.EventsOf(country, release).Count;
            var share = _draws.Uniform();
            var killed = AtInstant(arguments, TimeSpan.FromMilliseconds(200 + (600 * share)), alone: false);
            _kills.Add(new(KillKind.Release, arguments[1], killed));
            if (Judgement.EventsOf(country, release).Count == before)
            {
                country.Demand(arguments);
            }
        }
    }
}
