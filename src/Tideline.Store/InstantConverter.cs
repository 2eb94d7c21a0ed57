using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Tideline.Store;

/// <summary>Instants as whole milliseconds since 1970, which both databases keep, compare and sort alike.</summary>
public sealed class InstantConverter() : ValueConverter<Instant, long>(
    instant => instant.ToUnixTimeMilliseconds(), milliseconds => Instant.FromUnixTimeMilliseconds(milliseconds));
