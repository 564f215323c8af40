#define BOOST_TEST_MODULE codeflash
#include <boost/test/unit_test.hpp>
