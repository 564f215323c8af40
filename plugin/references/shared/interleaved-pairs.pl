#!/usr/bin/env perl
# Base against candidate in interleaved pairs; prints one verdict for one dimension.
# usage: interleaved-pairs.pl --base DIR --head DIR [--value] [--pairs 40] [--seed N] -- COMMAND
#   COMMAND runs through sh in each folder. Measured: wall time, or with --value the last
#   number it prints (smaller is better). The rules are in experiment-loop-base.md.
use strict;
use warnings;
use Cwd qw(abs_path);
use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC);

my (%dir, $value, @command);
my ($budget, $seed) = (40, time);
while (@ARGV) {
    my $arg = shift;
    if    ($arg =~ /^--(base|head)$/) { $dir{$1} = abs_path(shift // '') // usage("no such folder for $arg") }
    elsif ($arg eq '--value') { $value  = 1 }
    elsif ($arg eq '--pairs') { $budget = shift // 0 }
    elsif ($arg eq '--seed')  { $seed   = shift // 0 }
    elsif ($arg eq '--')      { @command = splice @ARGV }
    else                      { usage("unknown argument '$arg'") }
}
usage('--base, --head and a command are needed') unless $dir{base} && $dir{head} && @command;
usage("not a folder: $_") for grep { !-d } values %dir;
usage('--pairs must be 10, 20 or 40') unless $budget =~ /^(10|20|40)$/;
my $command = "@command";
srand $seed;

sub usage { print STDERR "interleaved-pairs: $_[0]\nusage: --base DIR --head DIR [--value] [--pairs 40] [--seed N] -- COMMAND\n"; exit 2 }

sub run_in {
    my ($where) = @_;
    my $start = clock_gettime(CLOCK_MONOTONIC);
    open my $out, '-|', 'sh', '-c', 'cd "$1" && { eval "$2"; } 2>&1', 'sh', $where, $command or die "cannot start sh: $!\n";
    my $text = do { local $/; <$out> } // '';
    close $out;
    my $seconds = clock_gettime(CLOCK_MONOTONIC) - $start;
    if ($?) { print STDERR $text, "interleaved-pairs: status ", $? >> 8, " in $where\n"; exit 2 }
    return $seconds unless $value;
    my ($number) = $text =~ /.*?([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?!.*\d)/s;
    usage("no positive number in the output of the command") unless defined $number && $number > 0;
    return $number;
}

# One pair in random order; positive means the second folder needs less.
sub pair {
    my ($first, $second) = @_;
    my %cost;
    for my $side (rand() < 0.5 ? (0, 1) : (1, 0)) { $cost{$side} = run_in($side ? $second : $first) }
    return [@cost{0, 1}, log($cost{0} / $cost{1})];
}

sub median { my @s = sort { $a <=> $b } @_; my $m = int(@s / 2); return @s % 2 ? $s[$m] : ($s[$m - 1] + $s[$m]) / 2 }

# The widest rank k whose interval [k, n+1-k] still covers the median with 99 %: exact, binomial.
sub rank {
    my ($n) = @_;
    my ($k, $tail, $term) = (0, 0, 0.5**$n);
    while (($tail += $term) <= 0.005) { $k++; $term *= ($n - $k + 1) / $k }
    return $k;    # 0: too few pairs for any interval
}

sub percent { return 100 * (1 - exp(-$_[0])) }

run_in($dir{$_}) for qw(base head);    # warm up
my @null = map { pair($dir{base}, $dir{base})->[2] } 1 .. 10;
my $centre = median(@null);
my $mad = median(map { abs($_ - $centre) } @null);
printf "base against base: MAD %.2f %%, seed %d\n", 100 * $mad, $seed;

my (@pairs, $verdict);    # a floor above 5 % can hide a real gain, so it never discards
for my $look (grep { $_ <= $budget } 10, 20, 40) {
    push @pairs, pair(@dir{qw(base head)}) while @pairs < $look;
    my @gain = sort { $a <=> $b } map { $_->[2] } @pairs;
    my $k = rank($look);
    my ($low, $mid, $high) = ($gain[$k - 1], median(@gain), $gain[$look - $k]);
    my $floor = 3 * $mad / sqrt $look;
    $floor = 0.01 if $floor < 0.01;
    printf "%d pairs: base %.6g, head %.6g, gain %.2f %% [%.2f, %.2f], floor %.2f %%\n", $look,
        median(map { $_->[0] } @pairs), median(map { $_->[1] } @pairs), map { percent($_) } $mid, $low, $high, $floor;
    $verdict = $low > $floor ? 'KEEP' : $high < -$floor ? 'LOSS' : $high < $floor && $floor <= 0.05 ? 'DISCARD' : 'UNDECIDED';
    last if $verdict =~ /KEEP|LOSS/ && abs(percent($mid)) >= 5;    # smaller: all pairs before deciding
}
print $verdict, 3 * $mad / sqrt @pairs > 0.05 ? " (unstable machine: floor above 5 %)" : '', "\n";
