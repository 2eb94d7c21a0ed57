using Tideline.Domain.Disclosure.Privacy;
using Tideline.Domain.Displacement;

namespace Tideline.Release.Privacy;

/// <summary>What a release with differential privacy is measured from.</summary>
/// <param name="Counts">Bounded subscriber-days.</param>
/// <param name="Seen">How well areas were seen; held fixed by the guarantee.</param>
/// <param name="Epoch">Pseudonym epoch of the data.</param>
/// <param name="Bits">Source of the noise.</param>
public sealed record PrivateSource(BoundedCounts Counts, WeekObservability Seen, string Epoch, IBitSource Bits);
